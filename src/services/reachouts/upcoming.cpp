#include "services/reachouts/upcoming.hpp"

#include <algorithm>

#include "base/strings.hpp"
#include "model/partial_date.hpp"
#include "services/celebrations/celebrations.hpp"
#include "services/conflicts/conflicts.hpp"
#include "services/listings/person_rows.hpp"
#include "services/reachouts/cadence_text.hpp"
#include "services/reachouts/reachouts.hpp"
#include "store/interactions.hpp"
#include "store/open_entries.hpp"
#include "view/page_writer.hpp"

namespace rapport::services {
namespace {

class Collector {
 public:
  Collector(Session& session, const UpcomingQuery& query)
      : session_(session), query_(query), person_names_(session.journal()) {}

  std::vector<Upcoming> run() && {
    repairs();
    touched();
    promised();
    yearly();
    planned();
    const auto place = [this](const Upcoming& one) {
      return std::tuple(std::max(one.date, query_.from), one.kind,
                        one.people.empty() ? std::string{} : person_names_.name(one.people.front()), one.id.value);
    };
    std::ranges::sort(found_, [&](auto& a, auto& b) { return place(a) < place(b); });
    return std::move(found_);
  }

 private:
  Session& session_;
  const UpcomingQuery& query_;
  store::PersonNames person_names_;
  std::vector<Upcoming> found_;
  model::Ids in_conflict_;

  bool within(Day day) const { return day <= query_.to && (day >= query_.from || query_.late); }
  const store::Database& database() const { return session_.journal(); }
  std::string names(const model::Ids& people) { return view::joined(person_names_.names(people)); }

  void put(Day date, std::string kind, Id id, model::Ids people, std::string what) {
    found_.push_back({date, std::move(kind), id, std::move(people), std::move(what)});
  }

  void repairs() {
    auto conflicts = store::open_conflicts(database());
    for (const auto& one : conflicts) in_conflict_.push_back(one.person);
    for (const auto& one : conflicts) {
      const Day day = one.talk_on.value_or(one.opened_on);
      if (within(day)) repair(day, one);
    }
    for (const auto& one : resolved_conflicts_to_check(database(), query_.to)) {
      const Day day = *one.resolved_on + days_until_check;
      if (within(day)) repair(day, one);
    }
  }

  void repair(Day day, const model::Conflict& one) {
    const bool planned = one.talk_on || one.resolved_on;
    const std::string redacted = (planned ? "talk with " : "plan a talk with ") + person_names_.name(one.person);
    put(day, "repair", one.id, {one.person}, query_.is_private ? redacted + ": " + one.text : redacted);
  }

  void touched() {
    const int ahead = query_.to - session_.today();
    for (const Reachout& reachout : reachouts(session_, {.within = std::max(ahead, 0)}).shown) {
      const bool conflict = contains(in_conflict_, reachout.who.person);
      if (conflict || !within(reachout.due_state.due_on)) continue;
      std::string what = "reconnect";
      if (!reachout.how.channel.empty()) what += " " + channel_text(reachout.how.channel);
      if (!reachout.how.words.empty()) what += ", " + reachout.how.words;
      put(reachout.due_state.due_on, "touch", {}, {reachout.who.person}, what);
    }
  }

  void promised() {
    for (const auto& one : store::open_promises(database(), {.due_by = query_.to})) {
      const Day day = std::max(*one.due_on, one.snoozed_until.value_or(*one.due_on));
      if (!within(day)) continue;
      const bool mine = one.whose == model::Whose::mine;
      const std::string redacted = mine ? "a promise to " + names(one.people) : "a promise from " + names(one.people);
      put(day, mine ? "promise" : "waiting", one.id, one.people,
          one.is_private && !query_.is_private ? redacted : one.text);
    }
  }

  void yearly() {
    store::Statements statements(database());
    for (const auto& one :
         store::kept_occasions(database(), {.month_days = model::month_days(query_.from, query_.to)})) {
      const auto next = model::next_after(one.date, query_.from, session_.settings().leap_day);
      if (!next || *next > query_.to || (*next == query_.from && store::congratulated(statements, one.person, *next)))
        continue;
      std::string what = one.kind;
      if (const auto years = model::years_on(one.date, *next); years && *years > 0) {
        what += one.kind == "birthday" ? ", turns " + std::to_string(*years)
                                       : ", " + view::count_text(*years, "year", "years");
      }
      put(*next, one.kind, one.id, {one.person}, what);
    }
  }

  void planned() {
    for (const auto& one : store::planned(database(), query_.from, query_.to)) {
      const std::string redacted = one.people.empty() ? one.kind : one.kind + " with " + names(one.people);
      const std::string time = one.time.empty() ? "" : one.time + " ";
      put(one.date, "talk", one.id, one.people, time + (one.is_private && !query_.is_private ? redacted : one.text));
    }
  }
};

}  // namespace

std::vector<Column<AgendaRow>> AgendaRow::columns() {
  return {{"date", [](auto& row) -> Cell { return row.upcoming.date; }},
          {"kind", [](auto& row) -> Cell { return row.upcoming.kind; }},
          {"handle", [](auto& row) -> Cell { return row.person_names.handles(row.upcoming.people); }},
          {"name", [](auto& row) -> Cell { return row.person_names.names(row.upcoming.people); }},
          {"what", [](auto& row) -> Cell { return row.upcoming.what; }},
          {"id", [](auto& row) -> Cell { return row.upcoming.id; }}};
}

std::string text_without_names(const Upcoming& upcoming, const std::string& names) {
  const auto at = upcoming.what.find(" with " + names);
  if (upcoming.kind != "repair" || at == std::string::npos) return upcoming.what;
  return upcoming.what.substr(0, at) + " in private" + upcoming.what.substr(at + 6 + names.size());
}

std::vector<Upcoming> upcoming(Session& session, const UpcomingQuery& query) { return Collector(session, query).run(); }

}  // namespace rapport::services
