#include "services/reachouts/coming.hpp"

#include <algorithm>

#include "base/strings.hpp"
#include "model/partial_date.hpp"
#include "services/celebrations/joys.hpp"
#include "services/conflicts/conflicts.hpp"
#include "services/listings/bond_rows.hpp"
#include "services/reachouts/cadence_words.hpp"
#include "services/reachouts/touches.hpp"
#include "store/open_entries.hpp"
#include "store/talks.hpp"
#include "view/page.hpp"

namespace rapport::services {
namespace {

class Collector {
 public:
  Collector(Session& session, const ComingQuery& query) : session_(session), query_(query), roll_(session.journal()) {}

  std::vector<Coming> run() && {
    repairs();
    touched();
    promised();
    yearly();
    planned();
    const auto place = [this](const Coming& one) {
      return std::tuple(std::max(one.date, query_.from), one.kind,
                        one.people.empty() ? std::string{} : roll_.name(one.people.front()), one.id.value);
    };
    std::ranges::sort(found_, [&](auto& a, auto& b) { return place(a) < place(b); });
    return std::move(found_);
  }

 private:
  Session& session_;
  const ComingQuery& query_;
  store::Roll roll_;
  std::vector<Coming> found_;
  model::Ids in_conflict_;

  bool within(Day day) const { return day <= query_.to && (day >= query_.from || query_.late); }
  const store::Database& database() const { return session_.journal(); }
  std::string names(const model::Ids& people) { return view::joined(roll_.names(people)); }

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
    for (const auto& one : to_look_at_again(database(), query_.to)) {
      const Day day = *one.resolved_on + days_until_check;
      if (within(day)) repair(day, one);
    }
  }

  void repair(Day day, const model::Conflict& one) {
    const bool planned = one.talk_on || one.resolved_on;
    const std::string neutral = (planned ? "talk with " : "plan a talk with ") + roll_.name(one.person);
    put(day, "repair", one.id, {one.person}, query_.is_private ? neutral + ": " + one.text : neutral);
  }

  void touched() {
    const int ahead = query_.to - session_.today();
    for (const Touch& touch : touches(session_, {.within = std::max(ahead, 0)}).shown) {
      const bool conflict = contains(in_conflict_, touch.who.person);
      if (conflict || !within(touch.standing.due_on)) continue;
      std::string what = "reconnect";
      if (!touch.how.channel.empty()) what += " " + by_words(touch.how.channel);
      if (!touch.how.words.empty()) what += ", " + touch.how.words;
      put(touch.standing.due_on, "touch", {}, {touch.who.person}, what);
    }
  }

  void promised() {
    for (const auto& one : store::open_promises(database(), {.due_by = query_.to})) {
      const Day day = std::max(*one.due_on, one.snoozed_until.value_or(*one.due_on));
      if (!within(day)) continue;
      const bool mine = one.whose == model::Whose::mine;
      const std::string neutral = mine ? "a promise to " + names(one.people) : "a promise from " + names(one.people);
      put(day, mine ? "promise" : "waiting", one.id, one.people,
          one.is_private && !query_.is_private ? neutral : one.text);
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
                                       : ", " + view::count_words(*years, "year", "years");
      }
      put(*next, one.kind, one.id, {one.person}, what);
    }
  }

  void planned() {
    for (const auto& one : store::planned(database(), query_.from, query_.to)) {
      const std::string neutral = one.people.empty() ? one.kind : one.kind + " with " + names(one.people);
      const std::string time = one.time.empty() ? "" : one.time + " ";
      put(one.date, "talk", one.id, one.people, time + (one.is_private && !query_.is_private ? neutral : one.text));
    }
  }
};

}  // namespace

std::vector<Column<AgendaRow>> AgendaRow::columns() {
  return {{"date", [](auto& row) -> Cell { return row.coming.date; }},
          {"kind", [](auto& row) -> Cell { return row.coming.kind; }},
          {"handle", [](auto& row) -> Cell { return row.roll.handles(row.coming.people); }},
          {"name", [](auto& row) -> Cell { return row.roll.names(row.coming.people); }},
          {"what", [](auto& row) -> Cell { return row.coming.what; }},
          {"id", [](auto& row) -> Cell { return row.coming.id; }}};
}

std::string beside_names(const Coming& coming, const std::string& names) {
  const auto at = coming.what.find(" with " + names);
  if (coming.kind != "repair" || at == std::string::npos) return coming.what;
  return coming.what.substr(0, at) + " in private" + coming.what.substr(at + 6 + names.size());
}

std::vector<Coming> coming(Session& session, const ComingQuery& query) { return Collector(session, query).run(); }

}  // namespace rapport::services
