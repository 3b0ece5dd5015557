#include "services/reachouts/touches.hpp"

#include <fmt/core.h>
#include <algorithm>

#include "base/utf8.hpp"
#include "model/due.hpp"
#include "services/reachouts/cadence_words.hpp"
#include "store/history.hpp"
#include "store/open_entries.hpp"
#include "view/page.hpp"

namespace rapport::services {
namespace {

bool wanted(const Touch& touch, const TouchQuery& query) {
  if (query.everyone) return true;
  if (model::comes_up(touch.standing)) return true;
  const bool hidden = touch.standing.state == model::State::paused || touch.standing.state == model::State::snoozed;
  return query.within >= 0 && !hidden && -touch.standing.days_over <= query.within;
}

bool bears(store::Statements& statements, Id person, const TouchQuery& query) {
  if (query.tag.empty() && query.relation.empty()) return true;
  const auto found = store::find<model::Person>(statements.database(), person);
  if (!query.relation.empty() && (!found || fold(found->relation) != fold(query.relation))) return false;
  if (query.tag.empty()) return true;
  const auto row = store::person_row(statements, *found);
  return std::ranges::any_of(row.tags, [&](auto& tag) { return fold(tag) == fold(query.tag); });
}

model::Pressing pressing(const Touch& touch, Day today) {
  return {.elapsed = touch.standing.elapsed,
          .period = touch.standing.period,
          .silent = today - touch.who.standing.rhythm->anchor,
          .name = fold(touch.who.name),
          .id = to_text(touch.who.person)};
}

/// The means of the last talk, where it is one to talk by: praise in public is not.
std::string usual(const std::string& channel) {
  return channel == "public" || channel == "gift" || channel == "card" ? "" : channel;
}

/// While a conflict is open, its talk comes before all else that could be said.
void put_conflicts_first(store::Statements& statements, std::vector<Touch>& touches) {
  const auto open = store::in_conflict(statements);
  for (Touch& touch : touches) {
    if (open.contains(touch.who.person)) touch.how = {.channel = {}, .words = "first a talk in private"};
  }
}

void sort(std::vector<Touch>& touches, Day today) {
  std::vector<std::pair<model::Pressing, std::size_t>> order;
  for (std::size_t i = 0; i < touches.size(); ++i) order.emplace_back(pressing(touches[i], today), i);
  std::ranges::sort(order, [](const auto& a, const auto& b) { return model::before(a.first, b.first); });
  std::vector<Touch> sorted;
  for (const auto& [key, index] : order) sorted.push_back(std::move(touches[index]));
  touches = std::move(sorted);
}

view::Tone tone_of(model::State state) {
  if (state == model::State::overdue) return view::Tone::pressing;
  return state == model::State::fresh ? view::Tone::dim : view::Tone::plain;
}

}  // namespace

Touches touches(Session& session, const TouchQuery& query) {
  const auto& database = session.journal();
  const Day today = session.today();
  const auto candidates =
      query.everyone ? store::with_cadence(database) : store::shown_by(database, today + std::max(query.within, 0));
  store::Statements statements(database);
  Touches result;
  for (const auto& candidate : candidates) {
    Touch touch{.who = candidate, .standing = model::standing(*candidate.standing.rhythm, today)};
    if (wanted(touch, query) && bears(statements, candidate.person, query)) result.shown.push_back(std::move(touch));
  }
  sort(result.shown, today);
  if (query.limit > 0 && result.shown.size() > query.limit) {
    result.more = result.shown.size() - query.limit;
    result.shown.resize(query.limit);
  }
  for (Touch& touch : result.shown) {
    touch.how = approach(statements, touch.who.person);
    if (touch.how.channel.empty()) touch.how.channel = usual(touch.who.standing.channel);
  }
  put_conflicts_first(statements, result.shown);
  return result;
}

std::string how_words(const Approach& how) {
  const std::string by = by_words(how.channel);
  return by + (by.empty() || how.words.empty() ? "" : ", ") + how.words;
}

view::Table touch_table(Session& session, const std::vector<Touch>& touches) {
  view::Table table{.columns = {{.title = {}, .flexible = true, .least = 18},
                                {.title = {}, .rank = 2},
                                {.title = {}, .rank = 1},
                                {.title = {}},
                                {.title = {}, .rank = 3}},
                    .rows = {},
                    .indent = 2};
  for (const Touch& touch : touches) {
    const auto& rhythm = *touch.who.standing.rhythm;
    table.rows.push_back({{touch.who.name, view::Tone::strong},
                          {"every " + model::to_text(rhythm.cadence.every), view::Tone::dim},
                          {contact_words(touch.who.standing, session.today()), view::Tone::plain},
                          {standing_words(rhythm, touch.standing, session.today()), tone_of(touch.standing.state)},
                          {how_words(touch.how), view::Tone::dim}});
  }
  return table;
}

view::Table promise_table(Session& session, const std::vector<model::Promise>& promises) {
  const auto& database = session.journal();
  store::Roll roll(database);
  store::ShortIds ids(database);
  view::Table table{.columns = {{.title = {}},
                                {.title = {}, .flexible = true, .least = 12},
                                {.title = {}, .flexible = true, .rank = 1},
                                {.title = {}}},
                    .rows = {},
                    .indent = 2};
  for (const auto& promise : promises) {
    const bool late = promise.due_on && *promise.due_on < session.today();
    table.rows.push_back(
        {{ids.of(promise.id), view::Tone::dim},
         {promise.text, view::Tone::plain},
         {(promise.whose == model::Whose::mine ? "to " : "from ") + view::joined(roll.names(promise.people)),
          view::Tone::dim},
         {promise.due_on ? "by " + view::date_words(*promise.due_on, session.today()) : "",
          late ? view::Tone::pressing : view::Tone::plain}});
  }
  return table;
}

std::string next_touch(Session& session) {
  const auto all = touches(session, {.everyone = true});
  const Touch* next = nullptr;
  for (const Touch& touch : all.shown) {
    if (touch.standing.state == model::State::paused) continue;
    if (next == nullptr || touch.standing.due_on < next->standing.due_on) next = &touch;
  }
  if (next == nullptr) return {};
  return fmt::format("Next: {}, {}.", shown(next->who.name), view::date_words(next->standing.due_on, session.today()));
}

}  // namespace rapport::services
