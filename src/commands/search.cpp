#include <fmt/core.h>
#include <algorithm>
#include <set>

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "language/dates.hpp"
#include "language/search_query.hpp"
#include "services/listings/row_columns.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/people.hpp"
#include "store/search.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::string words;
  std::string kind;
  std::optional<std::string> with;
  std::optional<std::string> since;
  std::optional<std::string> until;
  bool include_private = false;
  int limit = 20;
};

/// The number of newest matches that are ranked, among interactions and among everything else.
constexpr std::size_t most_ranked = 100;
constexpr std::size_t snippet_bytes = 160;
/// The width of the other columns on a terminal.
constexpr int beside_snippet = 46;
constexpr int least_snippet = 24;

struct Found {
  store::SearchDocument document;
  language::Hit hit;
};

struct Filter {
  std::string kind;
  std::optional<Id> with;
  std::optional<Day> since;
  std::optional<Day> until;
  bool is_private = false;

  bool fits(const store::SearchDocument& one) const {
    if (!kind.empty() && one.kind != kind) return false;
    if (with && !contains(one.people, *with)) return false;
    return !(since && (!one.date || *one.date < *since)) && !(until && (!one.date || *one.date > *until));
  }
};

Filter filter_from(Session& session, const Arguments& arguments) {
  Filter filter{.kind = arguments.kind, .is_private = arguments.include_private};
  if (arguments.with) filter.with = person(session, *arguments.with).id;
  if (arguments.since) filter.since = language::since(*arguments.since, session.today());
  if (arguments.until) filter.until = language::until(*arguments.until, session.today());
  return filter;
}

std::vector<store::SearchKey> keys_of(const language::SearchQuery& query, bool begins) {
  std::vector<store::SearchKey> keys;
  for (const auto& term : query.terms) {
    for (const auto& key : term.keys) keys.push_back({key, false});
    keys.back().begins = begins && term.begins;
  }
  return keys;
}

/// The results: people first, then the best matches, newest first.
struct Findings {
  std::vector<Found> shown;
  std::size_t hidden = 0;  ///< private entries left out
};

bool is_better(const Found& a, const Found& b) {
  const auto rank = [](const Found& one) { return std::pair(one.document.kind != "person", one.hit.fit); };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  if (a.document.date != b.document.date) return a.document.date > b.document.date;
  return a.document.id > b.document.id;
}

Findings look(Session& session, const language::SearchQuery& query, const Filter& filter, std::size_t limit) {
  store::Search search(session.journal(), [&] {
    if (session.world().terminal.err) session.note("Building the word index (only once) ...");
  });
  Findings found;
  std::set<Id> seen;
  const auto round = [&](bool begins) {
    std::size_t interactions = 0;
    std::size_t others = 0;
    search.each(keys_of(query, begins), filter.kind, filter.with, [&](store::SearchDocument&& one) {
      if (!filter.fits(one)) return true;
      auto hit = language::find(query, one.text);
      if (!hit || !seen.insert(one.id).second) return true;
      std::size_t& count = one.kind == "talk" ? interactions : others;
      if (one.is_private && !filter.is_private) {
        ++found.hidden;
      } else {
        found.shown.push_back({std::move(one), std::move(*hit)});
        ++count;
      }
      return !search.narrows() || count < most_ranked;
    });
  };
  round(false);
  // Words that only start with a search word come last, and are searched only if there are too few results.
  if (search.narrows() && found.shown.size() < limit) round(true);
  std::ranges::sort(found.shown, is_better);
  return found;
}

view::Table table_of(Session& session, const std::vector<Found>& found) {
  const auto& database = session.journal();
  store::PersonNames person_names(database);
  view::Table table{.columns = {{.title = {}},
                                {.title = {}, .rank = 1},
                                {.title = {}},
                                {.title = {}, .flexible = true, .least = 10, .rank = 2},
                                {.title = {}, .flexible = true, .least = 12}},
                    .rows = {}};
  const auto page = session.display();
  const auto room = page.columns > 0 ? static_cast<std::size_t>(std::max(page.columns - beside_snippet, least_snippet))
                                     : snippet_bytes;
  store::ShortIds ids(database);
  for (const Found& one : found) {
    const bool person = one.document.kind == "person";
    auto snippet = language::snippet(one.document.text, one.hit, room, page.paint.utf8 ? "…" : "...");
    view::Text cell{.text = std::move(snippet.text), .tone = view::Tone::plain, .marks = {}};
    for (const auto mark : snippet.marks) cell.marks.push_back({mark.begin, mark.end});
    table.rows.push_back(
        {{std::string(one.document.kind), view::Tone::dim},
         {person ? "" : ids.of(one.document.id), view::Tone::dim},
         {one.document.date ? to_iso(*one.document.date) : "", view::Tone::calm},
         {person ? "@" + person_names.handle(one.document.id) : view::joined(person_names.names(one.document.people)),
          view::Tone::strong},
         std::move(cell)});
  }
  return table;
}

struct FoundRow {
  const Found& found;
  store::PersonNames& person_names;

  static std::vector<Column<FoundRow>> columns() {
    return {
        {"kind", [](auto& row) -> Cell { return row.found.document.kind; }},
        {"id", [](auto& row) -> Cell { return row.found.document.id; }},
        {"handle", [](auto& row) -> Cell { return join(row.person_names.handles(row.found.document.people), ";"); }},
        {"date", [](auto& row) -> Cell { return row.found.document.date; }},
        {"snippet", [](auto& row) -> Cell {
           return language::snippet(row.found.document.text, row.found.hit, snippet_bytes, "…").text;
         }}};
  }
};

int run(const Arguments& arguments, Session& session) {
  const auto query = language::read_search(arguments.words);
  const auto filter = filter_from(session, arguments);
  const auto limit = static_cast<std::size_t>(arguments.limit);
  auto found = look(session, query, filter, limit);
  const std::size_t more = found.shown.size() - std::min(limit, found.shown.size());
  found.shown.resize(found.shown.size() - more);
  if (session.is_human_output()) {
    reply(session, {}, table_of(session, found.shown), "No matches.");
  } else {
    store::PersonNames person_names(session.journal());
    print(session, listing("id", found.shown, [&](auto& one) { return FoundRow{one, person_names}; }));
  }
  if (more > 0 && session.is_human_output()) {
    session.say(session.paint()(view::Tone::dim, fmt::format("and {} more; --limit {} shows all", more, limit + more)) +
                "\n");
  }
  if (found.hidden > 0) {
    session.note(fmt::format("left out {}; to include {}: --include-private",
                             view::count_text(static_cast<int>(found.hidden), "private entry", "private entries"),
                             found.hidden == 1 ? "it" : "them"));
  }
  return 0;
}

}  // namespace

Command search() {
  return {.name = "search",
          .summary = "Search everything you have recorded",
          .group = Group::look,
          .examples = {{"search pricing", "people first, then the best matches, newest first"},
                       {"search '\"pricing sheet\"'", "this exact phrase"},
                       {"search move --kind fact", "only facts"},
                       {"search launch --with priya --since 2026-09", "with one person, since September"}},
          .parameters = {{.name = "WORDS",
                          .help = "words that must all occur, in any order",
                          .required = true,
                          .repeats = true,
                          .to = to<&Arguments::words>},
                         {.name = "--kind",
                          .value = "KIND",
                          .help = "only entries of this kind",
                          .choices = {"person", "talk", "promise", "thanks", "win", "fact", "question", "style",
                                      "introduction", "repair"},
                          .to = to<&Arguments::kind>},
                         {.name = "--with",
                          .value = "PERSON",
                          .help = "only about this person",
                          .completes = Completes::person,
                          .to = to<&Arguments::with>},
                         {.name = "--since",
                          .value = "DATE",
                          .help = "from this day, month or year on",
                          .completes = Completes::date,
                          .to = to<&Arguments::since>},
                         {.name = "--until",
                          .value = "DATE",
                          .help = "up to the end of this day, month or year",
                          .completes = Completes::date,
                          .to = to<&Arguments::until>},
                         {.name = "--include-private",
                          .help = "include private interactions, sensitive facts and conflicts",
                          .to = to<&Arguments::include_private>},
                         {.name = "--limit",
                          .value = "N",
                          .help = "at most N results (20)",
                          .least = 1,
                          .to = to<&Arguments::limit>}},
          .details =
              "Case and accents are ignored. A word of three or more letters also matches longer words that start with "
              "it; add * to a shorter word for the same. Words in quotation marks match exactly. Private entries are "
              "left out and counted unless you ask for them.\n\nWhen you first search a journal with more than a few "
              "thousand entries, rapport builds a word index in a file next to the journal, with -search appended to "
              "its name. You can delete it at any time.",
          .columns = keys<FoundRow>,
          .run = runs<run>};
}

}  // namespace rapport::commands
