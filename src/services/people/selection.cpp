#include "services/people/selection.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "language/dates.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/arguments.hpp"
#include "services/session/options.hpp"
#include "store/history.hpp"

namespace rapport::services {
namespace {

bool same(std::string_view a, std::string_view b) { return fold(a) == fold(b); }

bool wanted(const store::PersonRow& row, const Options& options, Day today) {
  if (options.has("--archived") == (row.person.status == model::Status::active)) return false;
  for (const std::string& tag : options.all("--tag")) {
    const std::string bare = checked_tag(tag);
    if (std::none_of(row.tags.begin(), row.tags.end(), [&](auto& one) { return same(one, bare); })) return false;
  }
  if (options.has("--relation") && !same(row.person.relation, options.value("--relation"))) return false;
  if (options.has("--org") && !same(row.org, options.value("--org"))) return false;
  if (!options.has("--state")) return true;
  const auto& rhythm = row.standing.rhythm;
  const auto state = rhythm ? model::standing(*rhythm, today).state : model::State::none;
  return model::to_text(state) == options.value("--state");
}

}  // namespace

std::vector<store::PersonRow> chosen_people(Session& session, const Options& options,
                                            const std::vector<std::string>& words) {
  const auto& database = session.journal();
  std::vector<std::string> folded;
  std::transform(words.begin(), words.end(), std::back_inserter(folded), fold);
  std::optional<store::IdSet> among;
  if (!folded.empty()) among = store::people_with_words(database, folded);
  if (options.has("--import")) {
    auto brought = store::brought_by_last_import(database);
    if (among) std::erase_if(brought, [&](Id id) { return !among->contains(id); });
    among = std::move(brought);
  }
  store::Statements statements(database);
  std::vector<store::PersonRow> rows;
  for (auto& person : among ? store::people(database, *among) : store::people(database)) {
    auto row = store::person_row(statements, std::move(person));
    if (wanted(row, options, session.today())) rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<Parameter> people_filters() {
  return {
      {.name = "--tag", .value = "TAG", .help = "who bears it", .repeats = true, .completes = Completes::tag},
      {.name = "--relation", .value = "WORD", .help = "manager, client, friend ..."},
      {.name = "--org", .value = "ORG", .help = "who works there"},
      {.name = "--state",
       .value = "STATE",
       .help = "where their rhythm stands",
       .choices = {"fresh", "due", "overdue", "new", "snoozed", "paused", "none"}},
      {.name = "--archived", .help = "people who are archived or deceased instead"},
      {.name = "--import", .value = "LAST", .help = "whom the last import brought or filled in", .choices = {"last"}}};
}

std::vector<Parameter> talk_filters() {
  return {
      {.name = "--with", .value = "PERSON", .help = "who was there, or was mentioned", .completes = Completes::person},
      {.name = "--since", .value = "DATE", .help = "from that day, month or year on", .completes = Completes::date},
      {.name = "--until",
       .value = "DATE",
       .help = "up to the end of that day, month or year",
       .completes = Completes::date},
      {.name = "--kind", .value = "KIND", .help = "coffee, call, meeting ...", .completes = Completes::kind}};
}

store::TalkQuery chosen_talks(Session& session, const Options& options) {
  store::TalkQuery query{.kind = options.value("--kind")};
  if (options.has("--with")) query.with = person(session, options.value("--with")).id;
  if (options.has("--tag")) query.tag = fold(checked_tag(options.value("--tag")));
  if (const auto since = options.find("--since")) query.since = language::since(*since, session.today());
  if (const auto until = options.find("--until")) query.until = language::until(*until, session.today());
  return query;
}

}  // namespace rapport::services
