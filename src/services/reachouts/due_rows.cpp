#include "services/reachouts/due_rows.hpp"

#include "services/reachouts/cadence_words.hpp"
#include "store/history.hpp"
#include "view/page.hpp"

namespace rapport::services {
namespace {

DueRow touch_row(const Touch& touch, Day today) {
  const auto& rhythm = *touch.who.standing.rhythm;
  const int tries = touch.who.standing.tries;
  std::string hint = touch.how.words;
  if (tries > 0) hint += (hint.empty() ? "" : ", ") + ("tried " + std::to_string(tries) + "×");
  return {.handle = touch.who.handle,
          .name = touch.who.name,
          .reason = "touch",
          .state = std::string(model::to_text(touch.standing.state)),
          .every = model::to_text(rhythm.cadence.every),
          .last_contact = touch.who.standing.last_contact,
          .due_on = touch.standing.due_on,
          .days_over = touch.standing.days_over,
          .ratio = Ratio{touch.standing.ratio()},
          .channel = touch.how.channel,
          .hint = hint,
          .id = {},
          .why = why(touch.who.standing, today)};
}

DueRow promise_row(const model::Promise& promise, Id person, store::Roll& roll, Day today) {
  const int over = promise.due_on ? today - *promise.due_on : 0;
  const auto state = over > 0 ? model::State::overdue : over == 0 ? model::State::due : model::State::fresh;
  return {.handle = roll.handle(person),
          .name = roll.name(person),
          .reason = "promise",
          .state = std::string(model::to_text(state)),
          .every = {},
          .last_contact = {},
          .due_on = promise.due_on,
          .days_over = over,
          .ratio = {},
          .channel = {},
          .hint = promise.text,
          .id = promise.id,
          .why = "promised on " + view::date_words(promise.made_on, today)};
}

}  // namespace

std::vector<Column<DueRow>> DueRow::columns() {
  return {{"handle", [](auto& row) -> Cell { return row.handle; }},
          {"name", [](auto& row) -> Cell { return row.name; }},
          {"reason", [](auto& row) -> Cell { return row.reason; }},
          {"state", [](auto& row) -> Cell { return row.state; }},
          {"every", [](auto& row) -> Cell { return known(row.every); }},
          {"last_contact", [](auto& row) -> Cell { return row.last_contact; }},
          {"due_on", [](auto& row) -> Cell { return row.due_on; }},
          {"days_over", [](auto& row) -> Cell { return row.days_over; }},
          {"ratio", [](auto& row) -> Cell { return row.ratio ? Cell(*row.ratio) : Cell(); }},
          {"channel", [](auto& row) -> Cell { return known(row.channel); }},
          {"hint", [](auto& row) -> Cell { return known(row.hint); }},
          {"id", [](auto& row) -> Cell { return row.id; }},
          {"why", [](auto& row) -> Cell { return row.why; }}};
}

Listing due_listing(Session& session, const Touches& found, const std::vector<model::Promise>& promises,
                    bool with_why) {
  std::vector<DueRow> rows;
  store::Roll roll(session.journal());
  for (const Touch& touch : found.shown) rows.push_back(touch_row(touch, session.today()));
  for (const auto& promise : promises) {
    for (const Id person : promise.people) rows.push_back(promise_row(promise, person, roll, session.today()));
  }
  Listing due = listing("handle", rows);
  if (with_why) return due;
  due.columns.pop_back();
  for (Row& row : due.rows) row.pop_back();
  return due;
}

}  // namespace rapport::services
