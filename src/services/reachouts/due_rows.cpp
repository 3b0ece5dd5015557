#include "services/reachouts/due_rows.hpp"

#include "services/reachouts/cadence_words.hpp"
#include "store/history.hpp"
#include "view/page.hpp"

namespace rapport::services {
namespace {

Row touch_row(const Touch& touch, Day today) {
  const auto& rhythm = *touch.who.standing.rhythm;
  const int tries = touch.who.standing.tries;
  std::string hint = touch.how.words;
  if (tries > 0) hint += (hint.empty() ? "" : ", ") + ("tried " + std::to_string(tries) + "×");
  return {touch.who.handle,
          touch.who.name,
          "touch",
          model::to_text(touch.standing.state),
          model::to_text(rhythm.cadence.every),
          touch.who.standing.last_contact,
          touch.standing.due_on,
          touch.standing.days_over,
          Ratio{touch.standing.ratio()},
          known(touch.how.channel),
          known(hint),
          Cell(),
          why(touch.who.standing, today)};
}

Row promise_row(const model::Promise& promise, Id person, store::Roll& roll, Day today) {
  const int over = promise.due_on ? today - *promise.due_on : 0;
  return {roll.handle(person),
          roll.name(person),
          "promise",
          over > 0    ? "overdue"
          : over == 0 ? "due"
                      : "fresh",
          Cell(),
          Cell(),
          promise.due_on,
          over,
          Cell(),
          Cell(),
          promise.text,
          promise.id,
          "promised on " + view::date_words(promise.made_on, today)};
}

}  // namespace

Listing due_listing(Session& session, const Touches& found, const std::vector<model::Promise>& promises,
                    bool with_why) {
  Listing listing{.columns = {"handle", "name", "reason", "state", "every", "last_contact", "due_on", "days_over",
                              "ratio", "channel", "hint", "id", "why"},
                  .rows = {},
                  .id_column = "handle"};
  store::Roll roll(session.journal());
  for (const Touch& touch : found.shown) listing.rows.push_back(touch_row(touch, session.today()));
  for (const auto& promise : promises) {
    for (const Id person : promise.people) listing.rows.push_back(promise_row(promise, person, roll, session.today()));
  }
  if (with_why) return listing;
  listing.columns.pop_back();
  for (Row& row : listing.rows) row.pop_back();
  return listing;
}

}  // namespace rapport::services
