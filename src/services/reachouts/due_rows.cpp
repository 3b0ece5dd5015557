#include "services/reachouts/due_rows.hpp"

#include "services/reachouts/cadence_text.hpp"
#include "store/history.hpp"
#include "view/page_writer.hpp"

namespace rapport::services {
namespace {

DueRow reachout_row(const Reachout& reachout, Day today) {
  const auto& schedule = *reachout.who.contact_state.schedule;
  const int tries = reachout.who.contact_state.tries;
  std::string hint = reachout.how.words;
  if (tries > 0) hint += (hint.empty() ? "" : ", ") + ("tried " + std::to_string(tries) + "×");
  return {.handle = reachout.who.handle,
          .name = reachout.who.name,
          .reason = "touch",
          .state = std::string(model::to_text(reachout.due_state.state)),
          .every = model::to_text(schedule.cadence.every),
          .last_contact = reachout.who.contact_state.last_contact,
          .due_on = reachout.due_state.due_on,
          .days_over = reachout.due_state.days_over,
          .ratio = Ratio{reachout.due_state.ratio()},
          .channel = reachout.how.channel,
          .hint = hint,
          .id = {},
          .why = why(reachout.who.contact_state, today)};
}

DueRow promise_row(const model::Promise& promise, Id person, store::PersonNames& person_names, Day today) {
  const int over = promise.due_on ? today - *promise.due_on : 0;
  const auto state = over > 0 ? model::State::overdue : over == 0 ? model::State::due : model::State::fresh;
  return {.handle = person_names.handle(person),
          .name = person_names.name(person),
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
          .why = "promised on " + view::date_text(promise.made_on, today)};
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

Listing due_listing(Session& session, const Reachouts& found, const std::vector<model::Promise>& promises,
                    bool with_why) {
  std::vector<DueRow> rows;
  store::PersonNames person_names(session.journal());
  for (const Reachout& reachout : found.shown) rows.push_back(reachout_row(reachout, session.today()));
  for (const auto& promise : promises) {
    for (const Id person : promise.people) rows.push_back(promise_row(promise, person, person_names, session.today()));
  }
  Listing due = listing("handle", rows);
  if (with_why) return due;
  due.columns.pop_back();
  for (Row& row : due.rows) row.pop_back();
  return due;
}

}  // namespace rapport::services
