#include <fmt/core.h>
#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "interchange/formats.hpp"
#include "interchange/friends.hpp"
#include "interchange/icalendar.hpp"
#include "interchange/markdown.hpp"
#include "interchange/monica.hpp"
#include "interchange/tables.hpp"
#include "interchange/vcard.hpp"
#include "services/importing/dump_importer.hpp"
#include "services/importing/import_streams.hpp"
#include "services/importing/importer.hpp"
#include "services/listings/row_columns.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::vector<std::string> files;
  std::optional<std::string> as;
  std::vector<std::string> map;
  std::string date_order;
  std::vector<std::string> tags;
  bool update = false;
};

using interchange::FileKind;

constexpr std::size_t refused_shown = 20;
constexpr std::size_t records_a_step = 2000;

void read_rows(Session& session, const Arguments& arguments, OpenedFile& stream,
               const interchange::Receiver& receiver) {
  const interchange::TableOptions table{.mapping = mapping_of(session, arguments.map, stream),
                                        .date_order = arguments.date_order,
                                        .guarded = stream.marked};
  interchange::read_table(std::move(stream.in), stream.head, table, receiver);
}

std::vector<std::string> checked_tags(const std::vector<std::string>& given) {
  std::vector<std::string> tags;
  for (const std::string& tag : given) tags.push_back(checked_tag(tag));
  return tags;
}

/// Imports files one after another. Interactions from pages wait until the people they may refer to have been imported.
class Importing {
 public:
  Importing(Session& session, const Arguments& arguments, store::Edit& edit)
      : session_(session),
        arguments_(arguments),
        edit_(edit),
        importer_(edit, session.today(), arguments.update, checked_tags(arguments.tags)) {}
  ~Importing() { clear_progress(); }
  Importing(const Importing&) = delete;
  Importing& operator=(const Importing&) = delete;

  void take(const std::string& file) {
    OpenedFile stream = open_stream(session_, file);
    const auto& named = arguments_.as;
    const auto kind = named ? *interchange::kind_named(*named) : interchange::kind_of(stream.head);
    if (kind == FileKind::csv && stream.head.find('\0') != std::string::npos)
      throw Error(ErrorCode::failure, file + " is not a text file", "rapport help import lists the formats");
    current_ = &stream;
    try {
      read(kind, file, stream);
    } catch (const Error& error) {
      clear_progress();
      throw Error(error.code, file + ": " + error.message, error.hint);
    }
  }

  void finish() {
    current_ = nullptr;
    for (const auto& [file, meeting] : later_) put(file, importer_.take(meeting));
    importer_.link();
    clear_progress();
  }

  /// The records to report: all of them for programs and in a dry run, otherwise those that were refused or are
  /// unclear.
  const std::vector<Record>& records() const { return records_; }
  int count(RecordState state) const {
    const auto found = counts_.find(state);
    return found == counts_.end() ? 0 : found->second;
  }
  /// People who were added because an interaction names them.
  const std::vector<std::string>& named() const { return importer_.named(); }

 private:
  Session& session_;
  const Arguments& arguments_;
  store::Edit& edit_;
  Importer importer_;
  std::vector<Record> records_;
  std::map<RecordState, int> counts_;
  std::size_t taken_ = 0;
  std::vector<std::pair<std::string, interchange::Meeting>> later_;
  const OpenedFile* current_ = nullptr;
  bool shows_ = false;  ///< whether a progress bar is on the screen

  void put(const std::string& file, Record record) {
    record.file = file;
    ++counts_[record.state];
    const bool all = !session_.is_human_output() || session_.globals().dry_run;
    if (all || record.state == RecordState::refused || record.state == RecordState::unclear)
      records_.push_back(std::move(record));
    if (++taken_ % records_a_step == 0) show_progress();
  }

  /// On a terminal, and only if the import takes a while.
  void show_progress() {
    if (!session_.world().terminal.err || session_.globals().quiet) return;
    shows_ = true;
    std::string bar = "\r" + std::to_string(taken_) + " records";
    if (current_ != nullptr && current_->size > 0) {
      constexpr std::size_t cells = 20;
      const std::size_t done = std::min(cells, *current_->read * cells / current_->size);
      bar += fmt::format("  [{}{}]", done, '#', cells - done, ' ');
    }
    session_.world().err.write(bar);
    session_.world().err.flush();
  }

  void clear_progress() {
    if (!shows_) return;
    session_.world().err.write("\r\x1b[K");
    session_.world().err.flush();
    shows_ = false;
  }

  void read(FileKind kind, const std::string& file, OpenedFile& stream) {
    const interchange::Receiver receiver{.contact = [&](auto contact) { put(file, importer_.take(contact)); },
                                         .meeting =
                                             [&](auto meeting) {
                                               if (kind == FileKind::md)
                                                 later_.emplace_back(file, std::move(meeting));
                                               else
                                                 put(file, importer_.take(meeting));
                                             },
                                         .refused =
                                             [&](auto one) {
                                               put(file, {{}, one.line, RecordState::refused, one.name, one.reason});
                                             }};
    switch (kind) {
      case FileKind::jsonl:
        for (Record& one : import_dump(std::move(stream.in), edit_, arguments_.update)) put(file, std::move(one));
        return;
      case FileKind::vcf:
        return interchange::read_vcards(std::move(stream.in), receiver);
      case FileKind::ics:
        return interchange::read_calendar(std::move(stream.in), receiver);
      case FileKind::friends:
        return interchange::read_friends(std::move(stream.in), receiver);
      case FileKind::monica:
        return interchange::read_monica(std::move(stream.in), receiver);
      case FileKind::md:
        return interchange::read_markdown(std::move(stream.in), stem_of(file), receiver);
      case FileKind::csv:
        return read_rows(session_, arguments_, stream, receiver);
    }
  }
};

void list_refused(Session& session, const std::vector<Record>& records) {
  std::size_t shown_so_far = 0;
  for (const Record& one : records) {
    if (one.state != RecordState::refused) continue;
    if (++shown_so_far > refused_shown && !session.globals().verbose) continue;
    session.note(fmt::format("rapport: {}:{}: {}", shown(one.file), one.line, shown(one.reason)));
  }
  if (shown_so_far > refused_shown && !session.globals().verbose) {
    session.note("rapport: and " + std::to_string(shown_so_far - refused_shown) + " more; -v shows all");
  }
}

std::vector<Fields> objects_of(const std::vector<Record>& records) {
  std::vector<Fields> list;
  for (const Record& one : records) {
    list.push_back(
        {{"line", one.line}, {"state", one.state}, {"name", known(one.name)}, {"reason", known(one.reason)}});
  }
  return list;
}

struct Summary {
  const Importing& importing;

  /// The number of records in a state.
  template <RecordState State>
  static Cell count_of(const Summary& row) {
    return row.importing.count(State);
  }

  static std::vector<Column<Summary>> columns() {
    return {{"new", count_of<RecordState::added>},
            {"filled", count_of<RecordState::filled>},
            {"changed", count_of<RecordState::changed>},
            {"unchanged", count_of<RecordState::unchanged>},
            {"unclear", count_of<RecordState::unclear>},
            {"refused", count_of<RecordState::refused>},
            {"records", [](auto& row) -> Cell { return objects_of(row.importing.records()); }}};
  }
};

/// Lists people who may already exist, with the command that merges them.
void list_unclear(Session& session, const std::vector<Record>& records) {
  if (!session.is_human_output()) return;
  for (const Record& one : records) {
    if (one.state == RecordState::unclear)
      session.note(fmt::format("rapport: {}: {}", shown(one.name), shown(one.reason)));
  }
}

/// For a dry run: what would happen to each record that would change something.
std::string rehearsed(Session& session, const std::vector<Record>& records) {
  constexpr std::size_t most = 40;
  if (!session.globals().dry_run || !session.is_human_output()) return {};
  view::Table table{.columns = {{.title = {}, .right = true},
                                {.title = {}},
                                {.title = {}, .flexible = true, .least = 10},
                                {.title = {}, .flexible = true, .least = 12}},
                    .rows = {},
                    .indent = 2};
  std::size_t more = 0;
  for (const Record& one : records) {
    if (one.state == RecordState::unchanged || one.state == RecordState::refused) continue;
    if (table.rows.size() == most) {
      ++more;
      continue;
    }
    table.rows.push_back(
        {{std::to_string(one.line), view::Tone::dim}, {std::string(to_text(one.state))}, {one.name}, {one.reason}});
  }
  std::string words = view::render(table, session.display());
  if (more > 0) words += "  and " + std::to_string(more) + " more; --json shows all\n";
  return words;
}

int run(const Arguments& arguments, Session& session) {
  const auto files = files_of(arguments.files);
  // Read standard input before taking the lock, because its writer may be slow.
  if (contains(files, standard_input)) session.piped();
  store::Edit edit = session.edit_in_bulk("import");
  Importing importing(session, arguments, edit);
  for (const std::string& file : files) importing.take(file);
  importing.finish();
  session.commit(edit);
  const auto& records = importing.records();
  list_refused(session, records);
  if (!session.globals().dry_run) list_unclear(session, records);
  std::string words = "Imported " + std::to_string(importing.count(RecordState::added)) + " new";
  for (const RecordState state : values<RecordState>()) {
    const int number = importing.count(state);
    if (number > 0 && state != RecordState::added)
      words.append(", " + std::to_string(number) + " ").append(to_text(state));
  }
  words += ".\n" + rehearsed(session, records);
  if (!importing.named().empty())
    words += "Added because interactions name them: " + shown(join_first(importing.named(), 10)) + "\n";
  reply(session, edit, session.is_human_output() ? Fields{} : fields(Summary{importing}), words);
  return importing.count(RecordState::refused) > 0 ? static_cast<int>(ErrorCode::refused) : 0;
}

}  // namespace

Command import_journal() {
  return {.name = "import",
          .summary = "Import people and interactions from other programs, or an export",
          .group = Group::move,
          .examples = {{"import contacts.vcf", "from a phone or an address book"},
                       {"import journal.jsonl --dry-run", "show what would be new"},
                       {"import contacts.vcf --tag phone", "tag everyone in the file"},
                       {"list --import last", "whom the last import brought"}},
          .parameters = {{.name = "FILE",
                          .help = "files of any known format; - reads standard input",
                          .required = true,
                          .repeats = true,
                          .completes = Completes::file,
                          .to = to<&Arguments::files>},
                         {.name = "--as",
                          .value = "FORMAT",
                          .help = "the format, if it cannot be detected",
                          .choices = interchange::kind_names(),
                          .to = to<&Arguments::as>},
                         {.name = "--map",
                          .value = "COLUMN=FIELD",
                          .help = "what a column of a table means",
                          .repeats = true,
                          .to = to<&Arguments::map>},
                         {.name = "--date-order",
                          .value = "ORDER",
                          .help = "how to read dates such as 03/04/1985",
                          .choices = {"dmy", "mdy"},
                          .to = to<&Arguments::date_order>},
                         {.name = "--tag",
                          .value = "TAG",
                          .help = "tag everyone in the file",
                          .repeats = true,
                          .completes = Completes::tag,
                          .to = to<&Arguments::tags>},
                         {.name = "--update",
                          .help = "also replace what differs; by default only empty fields are filled in",
                          .to = to<&Arguments::update>}},
          .details =
              "An existing person is recognized by the file's own key; by a page, address or number together with a "
              "part of the name; or by the name together with the same organisation or birthday. The same name alone "
              "is not enough: such a person is added, and the reply names the command that merges the two. Importing a "
              "file again changes nothing. An import is one command, and one `rapport undo` reverses it. Records that "
              "cannot be used are refused, with file and line, and the rest are imported (status 5).\n\nTables from "
              "Google, LinkedIn, Outlook, Thunderbird and rapport itself (`list` and `journal`) are recognized; use "
              "--map for any other. Fields: name, first, middle, last, alias, email, phone, url (with a label, such as "
              "phone:mobile), org, role, birthday, anniversary, note, tag, relation, met, uid; for interactions date, "
              "time, people, text, kind, place. An empty field skips the column.",
          .replies = {keys<Summary>},
          .run = runs<run>};
}

}  // namespace rapport::commands
