#include <fmt/core.h>
#include <algorithm>
#include <unordered_set>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/strings.hpp"
#include "commands/all.hpp"
#include "interchange/dump.hpp"
#include "interchange/listing_writer.hpp"
#include "interchange/vcard.hpp"
#include "services/exporting/exporters.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/maintenance/journal_location.hpp"
#include "services/people/filters.hpp"
#include "services/reachouts/due_rows.hpp"
#include "services/reachouts/upcoming.hpp"
#include "services/session/escape_lines.hpp"
#include "services/session/reply.hpp"
#include "store/entries.hpp"
#include "store/interactions.hpp"
#include "store/journal.hpp"
#include "store/open_entries.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::optional<std::string> what;
  PeopleFilters people;
  InteractionFilters interactions;
  std::string format;
  bool include_private = false;
  std::string vcard;
  bool excel_safe = false;
  std::string output;
};

using interchange::Format;

/// Whether an entity is private.
template <class Entity>
bool is_private(const Entity& entity) {
  if constexpr (requires { entity.is_private; }) return entity.is_private;
  if constexpr (requires { entity.sensitive; }) return entity.sensitive;
  return false;
}

/// Clears references to entities that are left out.
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
    store::each<Entity>(database, [&](Entity entity) {
      if (!include_private && is_private(entity)) {
        left_out.insert(entity.id);
        return;
      }
      cut_loose(entity, left_out);
      out.write(interchange::to_line(entity) + "\n");
    });
  });
  return static_cast<int>(left_out.size());
}

bool to_standard_output(const Arguments& arguments) {
  const std::string path = arguments.output;
  return path.empty() || path == "-" || path == "/dev/stdout";
}

interchange::ListingWriter writer_of(Session& session, const Arguments& arguments, Output& out, Format format,
                                     const std::vector<std::string>& columns, const char* id) {
  return {out,
          format,
          columns,
          id,
          {.header = session.globals().header,
           .excel_safe = arguments.excel_safe,
           .safe = to_standard_output(arguments) && session.world().terminal.out}};
}

int write_journal(Session& session, const Arguments& arguments, Output& out, Format format) {
  const auto& database = session.journal();
  auto writer = writer_of(session, arguments, out, format, keys<InteractionRow>(), "id");
  store::shrink_cache(database);
  const store::Handles handles(database);
  const auto& tags = arguments.people.tags;
  store::InteractionQuery query =
      interaction_query(session, arguments.interactions, tags.empty() ? std::nullopt : std::optional(tags.back()));
  query.include_private = true;
  const auto columns = InteractionRow::columns();
  int left_out = 0;
  store::each_interaction(database, query, [&](const model::Interaction& interaction) {
    if (interaction.is_private && !arguments.include_private)
      ++left_out;
    else
      writer.row(cells(columns, InteractionRow{interaction, handles.of(interaction.people)}));
  });
  writer.end();
  return left_out;
}

int write_people(Session& session, const Arguments& arguments, Output& out, const std::string& format) {
  const bool is_private = arguments.include_private;
  const auto people = filtered_people(session, arguments.people);
  int left_out = 0;
  if (const auto columns = interchange::format_named(format)) {
    auto writer = writer_of(session, arguments, out, *columns, keys<ListRow>(), "handle");
    for (const auto& row : people) writer.row(cells(ListRow::columns(), ListRow{row, session.today()}));
    writer.end();
    return 0;
  }
  if (format == "md") {
    for (const auto& row : people) out.write(page_of(session.journal(), row.person, is_private, left_out) + "\n");
    return left_out;
  }
  const auto version = arguments.vcard == "4.0" ? interchange::VcardVersion::v4 : interchange::VcardVersion::v3;
  for (const auto& row : people) {
    const auto contact = contact_of(session.journal(), row.person, is_private, left_out);
    out.write(interchange::to_vcard(contact, version));
  }
  return left_out;
}

int write_promises(Session& session, const Arguments& arguments, Output& out, Format format) {
  const bool is_private = arguments.include_private;
  auto writer = writer_of(session, arguments, out, format, keys<PromiseRow>(), "id");
  store::PersonNames person_names(session.journal());
  int left_out = 0;
  for (const auto& one : store::promises(session.journal())) {
    if (one.is_private && !is_private)
      ++left_out;
    else
      writer.row(cells(PromiseRow::columns(), PromiseRow{one, person_names, session.today()}));
  }
  writer.end();
  return left_out;
}

int write_due(Session& session, const Arguments& arguments, Output& out, Format format) {
  const bool is_private = arguments.include_private;
  auto promises = store::open_promises(session.journal(), {.whose = model::Whose::mine, .due_by = session.today()});
  const auto left_out = std::erase_if(promises, [&](auto& one) { return one.is_private && !is_private; });
  const Listing due = due_listing(session, reachouts(session, {}), promises, false);
  auto writer = writer_of(session, arguments, out, format, due.columns, "handle");
  for (const Row& row : due.rows) writer.row(row);
  writer.end();
  return static_cast<int>(left_out);
}

int write_agenda(Session& session, const Arguments& arguments, Output& out, const std::string& format) {
  const bool is_private = arguments.include_private;
  if (format == "ics") return write_calendar(session, out, is_private);
  constexpr int usual_days = 14;
  auto writer = writer_of(session, arguments, out, *interchange::format_named(format), keys<AgendaRow>(), "id");
  store::PersonNames person_names(session.journal());
  for (const Upcoming& one :
       upcoming(session,
                {.from = session.today(), .to = clamped(session.today() + (usual_days - 1)), .is_private = is_private}))
    writer.row(cells(AgendaRow::columns(), AgendaRow{one, person_names}));
  writer.end();
  return 0;
}

/// The formats for each part of the journal, the default first.
const std::vector<std::string>& forms_of(const std::string& what) {
  static const std::vector<std::string> listings{"csv", "tsv", "json", "jsonl"};
  static const std::vector<std::string> people{"csv", "tsv", "json", "jsonl", "vcf", "md"};
  static const std::vector<std::string> agenda{"ics", "csv", "tsv", "json", "jsonl"};
  static const std::vector<std::string> all{"jsonl"};
  if (what == "people") return people;
  if (what == "agenda") return agenda;
  return what == "all" ? all : listings;
}

/// The part that a format implies.
std::string usual_for(const std::string& format) {
  if (format == "vcf" || format == "md") return "people";
  return format == "ics" ? "agenda" : "all";
}

/// The requested format; empty if there is none.
std::string form_of(Session& session, const Arguments& arguments) {
  const std::string& shorthand = session.globals().format;  // from --json or --csv
  return shorthand.empty() ? arguments.format : shorthand;
}

int write_to(Session& session, const Arguments& arguments, Output& out) {
  const std::string given = form_of(session, arguments);
  const std::string what = arguments.what.value_or(usual_for(given));
  const auto& forms = forms_of(what);
  const std::string format = given.empty() ? forms.front() : given;
  if (!contains(forms, format)) {
    if (what == "all")
      throw Error(ErrorCode::usage, "only jsonl can hold everything",
                  "rapport export --what journal --format " + format);
    throw Error(ErrorCode::usage, fmt::format("cannot export {} as {}", what, format), "formats: " + join(forms, ", "));
  }
  if (what == "people") return write_people(session, arguments, out, format);
  if (what == "agenda") return write_agenda(session, arguments, out, format);
  if (what == "journal") return write_journal(session, arguments, out, *interchange::format_named(format));
  if (what == "due") return write_due(session, arguments, out, *interchange::format_named(format));
  if (what == "promises") return write_promises(session, arguments, out, *interchange::format_named(format));
  if (arguments.interactions.since) throw Error(ErrorCode::usage, "--since needs --what journal");
  return dump(session.journal(), out, arguments.include_private);
}

/// Writes to a file atomically; in a dry run, writes nothing.
int write_file_whole(Session& session, const Arguments& arguments, const std::string& path) {
  int left_out = 0;
  const auto fill = [&](const Pieces& write) {
    Output out([&](std::string_view bytes) {
      write(bytes);
      return Output::State::good;
    });
    left_out = write_to(session, arguments, out);
    out.flush();
  };
  if (session.globals().dry_run)
    fill([](std::string_view) {});
  else
    write_file(path, fill);
  return left_out;
}

/// Writes one Markdown page per person to a folder.
int write_pages(Session& session, const Arguments& arguments, const std::string& folder) {
  if (form_of(session, arguments) != "md")
    throw Error(ErrorCode::usage, folder + " is a folder", "give a file in it; only --format md writes a folder");
  int left_out = 0;
  const auto people = filtered_people(session, arguments.people);
  if (!session.globals().dry_run) make_private_folder(folder);
  for (const auto& row : people) {
    const std::string page = page_of(session.journal(), row.person, arguments.include_private, left_out);
    if (!session.globals().dry_run) write_file(fmt::format("{}/{}.md", folder, row.person.handle), page);
  }
  return left_out;
}

/// Writes to standard output, making control characters visible on a terminal.
int write_out(Session& session, const Arguments& arguments) {
  Output& out = session.world().out;
  if (!session.world().terminal.out) return write_to(session, arguments, out);
  // Every piece consists of whole lines.
  Output visible([&](std::string_view lines) {
    out.write(escape_lines(session, lines));
    return out.state();
  });
  const int left_out = write_to(session, arguments, visible);
  visible.flush();
  return left_out;
}

int run(const Arguments& arguments, Session& session) {
  if (!session.globals().columns.empty())
    throw Error(ErrorCode::usage, "export does not take --columns", "rapport list --csv --columns ...");
  const std::string path = arguments.output;
  const bool folder = path.ends_with('/') || inspect(path).kind == PathState::Kind::folder;
  if (!to_standard_output(arguments)) check_target(session, path);
  const int left_out = to_standard_output(arguments) ? write_out(session, arguments)
                       : folder                      ? write_pages(session, arguments, path)
                                                     : write_file_whole(session, arguments, path);
  if (left_out > 0) {
    session.note(fmt::format("rapport: left out {}; to include {}: --include-private",
                             view::count_text(left_out, "private entry", "private entries"),
                             left_out == 1 ? "it" : "them"));
  }
  return 0;
}

}  // namespace

Command export_journal() {
  Command command{
      .name = "export",
      .summary = "Write everything, or a part of it, for other programs",
      .group = Group::move,
      .examples = {{"export --include-private -o journal.jsonl",
                    "everything, so that `rapport import` can read it back"},
                   {"export --format vcf -o people.vcf", "for a phone or an address book"},
                   {"export --format ics -o rapport.ics", "birthdays, promises and plans for a calendar"},
                   {"export --format md -o people/", "one page per person"},
                   {"export --what people --tag team --format csv", "for a spreadsheet"},
                   {"export --what journal --since 2026 --format json", "this year's interactions"}},
      .parameters = {{.name = "--what",
                      .value = "WHAT",
                      .help = "what to export (all)",
                      .choices = {"all", "people", "journal", "due", "agenda", "promises"},
                      .to = to<&Arguments::what>},
                     {.name = "--format",
                      .value = "FORMAT",
                      .help = "the file format",
                      .choices = {"csv", "tsv", "json", "jsonl", "vcf", "ics", "md"},
                      .to = to<&Arguments::format>},
                     {.name = "--include-private",
                      .help = "include private entries and sensitive facts",
                      .to = to<&Arguments::include_private>}},
      .details =
          "Without options, export writes everything as JSON Lines in a stable order: equal journals give equal bytes. "
          "With --include-private, importing the file into an empty journal restores the journal exactly, except for "
          "the history of commands; `rapport backup` keeps that too.\n\nPeople and interactions take the filters of "
          "`list` and `journal`. A calendar holds every yearly date, all open promises with a due day, and all planned "
          "interactions. Private entries are left out and counted.",
      .columns = {},
      .run = runs<run>};
  const auto put = [&](std::vector<Parameter> more) {
    for (auto& one : more) command.parameters.push_back(std::move(one));
  };
  put(within<&Arguments::people>(people_filters()));
  put(within<&Arguments::interactions>(interaction_filters()));
  put({{.name = "--vcard",
        .value = "VERSION",
        .help = "the version of vCard (3.0)",
        .choices = {"3.0", "4.0"},
        .to = to<&Arguments::vcard>},
       {.name = "--excel-safe",
        .help = "write CSV in which no cell can run as a formula",
        .to = to<&Arguments::excel_safe>},
       {.name = "--output",
        .value = "FILE",
        .brief = 'o',
        .help = "write to a file, atomically",
        .completes = Completes::file,
        .to = to<&Arguments::output>}});
  return command;
}

}  // namespace rapport::commands
