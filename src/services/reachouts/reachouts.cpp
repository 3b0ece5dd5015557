#include "services/reachouts/reachouts.hpp"

#include <fmt/core.h>
#include <algorithm>

#include "base/utf8.hpp"
#include "model/urgency.hpp"
#include "services/reachouts/cadence_text.hpp"
#include "store/history.hpp"
#include "store/open_entries.hpp"
#include "view/page_writer.hpp"

namespace rapport::services {
namespace {

bool wanted(const Reachout& reachout, const ReachoutQuery& query) {
  if (query.everyone) return true;
  if (model::comes_up(reachout.due_state)) return true;
  const bool hidden =
      reachout.due_state.state == model::State::paused || reachout.due_state.state == model::State::snoozed;
  return query.within >= 0 && !hidden && -reachout.due_state.days_over <= query.within;
}

bool bears(store::Statements& statements, Id person, const ReachoutQuery& query) {
  if (query.tag.empty() && query.relation.empty()) return true;
  const auto found = store::find<model::Person>(statements.database(), person);
  if (!query.relation.empty() && (!found || fold(found->relation) != fold(query.relation))) return false;
  if (query.tag.empty()) return true;
  const auto row = store::person_row(statements, *found);
  return std::ranges::any_of(row.tags, [&](auto& tag) { return fold(tag) == fold(query.tag); });
}

model::Urgency pressing(const Reachout& reachout, Day today) {
  return {.elapsed = reachout.due_state.elapsed,
          .period = reachout.due_state.period,
          .silent = today - reachout.who.contact_state.schedule->anchor,
          .name = fold(reachout.who.name),
          .id = to_text(reachout.who.person)};
}

/// The channel of the last interaction, if one can talk through it; public praise is not such a channel.
std::string usual(const std::string& channel) {
  return channel == "public" || channel == "gift" || channel == "card" ? "" : channel;
}

/// While a conflict with a person is open, the private talk replaces any other advice.
void put_conflicts_first(store::Statements& statements, std::vector<Reachout>& reachouts) {
  const auto open = store::in_conflict(statements);
  for (Reachout& reachout : reachouts) {
    if (open.contains(reachout.who.person)) reachout.how = {.channel = {}, .words = "first talk in private"};
  }
}

void sort(std::vector<Reachout>& reachouts, Day today) {
  std::vector<std::pair<model::Urgency, std::size_t>> order;
  for (std::size_t i = 0; i < reachouts.size(); ++i) order.emplace_back(pressing(reachouts[i], today), i);
  std::ranges::sort(order, [](const auto& a, const auto& b) { return model::before(a.first, b.first); });
  std::vector<Reachout> sorted;
  for (const auto& [key, index] : order) sorted.push_back(std::move(reachouts[index]));
  reachouts = std::move(sorted);
}

view::Tone tone_of(model::State state) {
  if (state == model::State::overdue) return view::Tone::pressing;
  return state == model::State::fresh ? view::Tone::dim : view::Tone::plain;
}

}  // namespace

Reachouts reachouts(Session& session, const ReachoutQuery& query) {
  const auto& database = session.journal();
  const Day today = session.today();
  const auto candidates =
      query.everyone ? store::with_cadence(database) : store::shown_by(database, today + std::max(query.within, 0));
  store::Statements statements(database);
  Reachouts result;
  for (const auto& candidate : candidates) {
    Reachout reachout{.who = candidate, .due_state = model::due_state(*candidate.contact_state.schedule, today)};
    if (wanted(reachout, query) && bears(statements, candidate.person, query))
      result.shown.push_back(std::move(reachout));
  }
  sort(result.shown, today);
  if (query.limit > 0 && result.shown.size() > query.limit) {
    result.more = result.shown.size() - query.limit;
    result.shown.resize(query.limit);
  }
  for (Reachout& reachout : result.shown) {
    reachout.how = approach(statements, reachout.who.person);
    if (reachout.how.channel.empty()) reachout.how.channel = usual(reachout.who.contact_state.channel);
  }
  put_conflicts_first(statements, result.shown);
  return result;
}

std::string approach_text(const Approach& how) {
  const std::string by = channel_text(how.channel);
  return by + (by.empty() || how.words.empty() ? "" : ", ") + how.words;
}

view::Table reachout_table(Session& session, const std::vector<Reachout>& reachouts) {
  view::Table table{.columns = {{.title = {}, .flexible = true, .least = 18},
                                {.title = {}, .rank = 2},
                                {.title = {}, .rank = 1},
                                {.title = {}},
                                {.title = {}, .rank = 3}},
                    .rows = {},
                    .indent = 2};
  for (const Reachout& reachout : reachouts) {
    const auto& schedule = *reachout.who.contact_state.schedule;
    table.rows.push_back(
        {{reachout.who.name, view::Tone::strong},
         {"every " + model::to_text(schedule.cadence.every), view::Tone::dim},
         {contact_text(reachout.who.contact_state, session.today()), view::Tone::plain},
         {due_state_text(schedule, reachout.due_state, session.today()), tone_of(reachout.due_state.state)},
         {approach_text(reachout.how), view::Tone::dim}});
  }
  return table;
}

view::Table promise_table(Session& session, const std::vector<model::Promise>& promises) {
  const auto& database = session.journal();
  store::PersonNames person_names(database);
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
         {(promise.whose == model::Whose::mine ? "to " : "from ") + view::joined(person_names.names(promise.people)),
          view::Tone::dim},
         {promise.due_on ? "by " + view::date_text(*promise.due_on, session.today()) : "",
          late ? view::Tone::pressing : view::Tone::plain}});
  }
  return table;
}

std::string next_reachout(Session& session) {
  const auto all = reachouts(session, {.everyone = true});
  const Reachout* next = nullptr;
  for (const Reachout& reachout : all.shown) {
    if (reachout.due_state.state == model::State::paused) continue;
    if (next == nullptr || reachout.due_state.due_on < next->due_state.due_on) next = &reachout;
  }
  if (next == nullptr) return {};
  return fmt::format("Next: {}, {}.", shown(next->who.name), view::date_text(next->due_state.due_on, session.today()));
}

}  // namespace rapport::services
