#include <unordered_set>

#include "base/error.hpp"
#include "base/files.hpp"
#include "commands/all.hpp"
#include "commands/reply.hpp"
#include "commands/rows.hpp"
#include "interchange/dump.hpp"
#include "interchange/listing.hpp"
#include "store/talks.hpp"
#include "text/dates.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

using interchange::Format;

/// Whether an entity is for the user's own eyes.
template <class Entity>
bool is_private(const Entity& entity) {
  if constexpr (requires { entity.is_private; }) return entity.is_private;
  if constexpr (requires { entity.sensitive; }) return entity.sensitive;
  return false;
}

/// Takes away references to what is left out.
template <class Entity>
void cut_loose(Entity& entity, const std::unordered_set<Id>& left_out) {
  if (left_out.empty()) return;
  Entity::fields(entity, [&](std::string_view, auto& field) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(field)>, Id>) {
      if (left_out.contains(field)) field = {};
    }
  });
}

/// Writes everything; returns how many private entries were left out.
int dump(const store::Database& database, Output& out, bool include_private) {
  out.write(interchange::dump_header() + "\n");
  std::unordered_set<Id> left_out;
  model::each_entity([&]<class Entity>() {
    store::Statement rows = database.prepare(store::select_clause<Entity>() + " ORDER BY id");
    while (rows.step()) {
      auto entity = store::from_row<Entity>(rows);
      if (!include_private && is_private(entity)) {
        left_out.insert(entity.id);
        continue;
      }
      cut_loose(entity, left_out);
      out.write(interchange::to_line(entity) + "\n");
    }
  });
  return static_cast<int>(left_out.size());
}

int write_journal(Session& session, Output& out, Format format, const Options& options) {
  const auto& database = session.journal();
  interchange::Writer writer(out, format, journal_columns, "id",
                             {.header = session.globals().header, .excel_safe = options.has("--excel-safe")});
  store::Roll roll(database);
  store::TalkQuery query{.include_private = options.has("--include-private")};
  if (const auto since = options.find("--since")) query.since = text::since(*since, session.today());
  store::each_talk(database, query, [&](const model::Interaction& talk) { writer.row(journal_row(talk, roll)); });
  writer.end();
  if (query.include_private) return 0;
  return static_cast<int>(database.integer("SELECT count(*)FROM interaction WHERE private=1"));
}

int write_people(Session& session, Output& out, Format format, const Options& options) {
  const auto& database = session.journal();
  interchange::Writer writer(out, format, list_columns, "handle",
                             {.header = session.globals().header, .excel_safe = options.has("--excel-safe")});
  store::Statements statements(database);
  for (auto& person : store::people(database)) {
    writer.row(list_row(store::person_row(statements, std::move(person)), session.today()));
  }
  writer.end();
  return 0;
}

Format format_of(const std::string& name) {
  if (name == "csv") return Format::csv;
  if (name == "tsv") return Format::tsv;
  if (name == "json") return Format::json;
  if (name == "jsonl") return Format::jsonl;
  throw Error(Fault::usage, "export does not write '" + name + "'", "csv, tsv, json or jsonl");
}

int write_to(Session& session, const Options& options, Output& out) {
  const std::string what = options.find("--what").value_or("all");
  const std::string given = session.globals().format;
  if (what != "all") {
    const Format format = format_of(given.empty() ? "csv" : given);
    return what == "people" ? write_people(session, out, format, options)
                            : write_journal(session, out, format, options);
  }
  if (!given.empty() && given != "jsonl") {
    throw Error(Fault::usage, "everything is exported as jsonl only",
                "rapport export --what journal --format " + given);
  }
  if (options.has("--since")) throw Error(Fault::usage, "--since goes with --what journal");
  return dump(session.journal(), out, options.has("--include-private"));
}

/// Writes into a file that appears under its name only when it is whole. A rehearsal writes nothing.
int write_file_whole(Session& session, const Options& options, const std::string& path) {
  int left_out = 0;
  const auto fill = [&](const Pieces& write) {
    Output out([&](std::string_view bytes) {
      write(bytes);
      return Output::State::good;
    });
    left_out = write_to(session, options, out);
    out.flush();
  };
  if (session.globals().dry_run)
    fill([](std::string_view) {});
  else
    write_file(path, fill);
  return left_out;
}

int run(const Options& options, Session& session) {
  const std::string path = options.value("--output");
  const int left_out = path.empty() || path == "-" ? write_to(session, options, session.world().out)
                                                   : write_file_whole(session, options, path);
  if (left_out > 0) {
    session.note("rapport: " + view::count_words(left_out, "private entry is", "private entries are") +
                 " left out; --include-private takes " + (left_out == 1 ? "it" : "them") + " along");
  }
  return 0;
}

}  // namespace

Command export_journal() {
  return {
      .name = "export",
      .summary = "Write everything, or people, or talks, for other programs",
      .group = Group::move,
      .examples = {{"export --include-private -o journal.jsonl", "everything, as `rapport import` takes it back"},
                   {"export --what people --format csv", "for a spreadsheet"},
                   {"export --what journal --since 2026 --format json", "this year's talks"}},
      .parameters =
          {{.name = "--what", .value = "WHAT", .help = "what goes out (all)", .choices = {"all", "people", "journal"}},
           {.name = "--include-private", .help = "private entries and sensitive facts too"},
           {.name = "--since", .value = "DATE", .help = "talks from that day on", .completes = Completes::date},
           {.name = "--excel-safe", .help = "csv of which no cell can be a formula"},
           {.name = "--output",
            .value = "FILE",
            .brief = 'o',
            .help = "into a file, whole or not at all",
            .completes = Completes::file}},
      .details =
          "Without options it is everything, as JSON Lines in a stable order: equal journals give equal bytes. With "
          "--include-private, importing it into an empty journal gives the journal back exactly. The history of "
          "commands is "
          "not part of it; `rapport backup` keeps that too.",
      .columns = {},
      .run = run};
}

}  // namespace rapport::commands
