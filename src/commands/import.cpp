#include <algorithm>
#include <iterator>
#include <map>
#include <memory>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "commands/import_dump.hpp"
#include "commands/intake.hpp"
#include "commands/reply.hpp"
#include "commands/words.hpp"
#include "interchange/decoding.hpp"
#include "interchange/formats.hpp"
#include "interchange/friends.hpp"
#include "interchange/icalendar.hpp"
#include "interchange/markdown.hpp"
#include "interchange/monica.hpp"
#include "interchange/tables.hpp"
#include "interchange/vcard.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

using interchange::FileKind;

constexpr std::size_t refused_shown = 20;
constexpr std::size_t head_size = 16384;

/// A stream, and how it begins.
struct Opened {
  Input in;
  std::string head;     ///< as text
  bool marked = false;  ///< it begins with the byte order mark of UTF-8
};

/// The bytes, and after them the rest of the stream.
Input joined(std::string bytes, std::shared_ptr<Input> rest) {
  return Input([bytes = std::move(bytes), rest = std::move(rest)](char* into, std::size_t size) mutable {
    const std::string next = bytes.empty() ? rest->read(size) : bytes.substr(0, size);
    if (!bytes.empty()) bytes.erase(0, next.size());
    std::copy(next.begin(), next.end(), into);
    return next.size();
  });
}

std::string beginning(Input& in) {
  std::string head;
  while (head.size() < head_size) {
    const std::string more = in.read(head_size);
    if (more.empty()) break;
    head += more;
  }
  return head;
}

Opened opened(Session& session, const std::string& file) {
  if (file != "-" && look_at(file).kind == PathState::Kind::missing)
    throw Error(Fault::failure, file + " is not there");
  auto raw = std::make_shared<Input>(file == "-" ? std::move(session.world().in) : file_input(file));
  std::string bytes = beginning(*raw);
  const bool marked = bytes.starts_with("\xef\xbb\xbf");
  auto text = std::make_shared<Input>(interchange::decoded(joined(std::move(bytes), raw)));
  std::string head = beginning(*text);
  Input in = joined(head, text);
  return {std::move(in), std::move(head), marked};
}

/// `--map COLUMN=FIELD`, by the column's name in lower case.
std::map<std::string, std::string> mapping_of(const Options& options) {
  std::map<std::string, std::string> mapping;
  for (const std::string& one : options.all("--map")) {
    const auto equals = one.rfind('=');
    if (equals == std::string::npos) throw Error(Fault::usage, "--map takes COLUMN=FIELD, not '" + one + "'");
    const std::string field(trimmed(std::string_view(one).substr(equals + 1)));
    const auto& names = interchange::field_names();
    if (!field.empty() && std::find(names.begin(), names.end(), field.substr(0, field.find(':'))) == names.end()) {
      const auto near = nearest(field, names);
      throw Error(Fault::usage, "--map does not know the field '" + field + "'",
                  near ? "did you mean " + *near + "?" : "rapport help import lists the fields");
    }
    mapping[lower_ascii(trimmed(std::string_view(one).substr(0, equals)))] = field;
  }
  return mapping;
}

/// On a terminal, what suggests itself for columns that nobody knows can be taken with one key.
void propose(Session& session, const std::string& head, std::map<std::string, std::string>& mapping) {
  const auto suggested = interchange::suggested_mapping(head);
  if (!mapping.empty() || suggested.empty() || !session.may_ask()) return;
  session.note("The columns are not known; this may be meant:");
  for (const auto& [name, field] : suggested) session.note("  " + shown(name) + " is " + field);
  session.world().err.write("Take it? [Y/n] ");
  session.world().err.flush();
  const auto answer = session.world().in.line();
  if (answer && (trimmed(*answer).empty() || lower_ascii(trimmed(*answer)).starts_with('y'))) mapping = suggested;
}

void read_rows(Session& session, const Options& options, Opened stream, const interchange::Receiver& receiver) {
  interchange::TableOptions table{
      .mapping = mapping_of(options), .date_order = options.value("--date-order"), .guarded = stream.marked};
  propose(session, stream.head, table.mapping);
  interchange::read_table(std::move(stream.in), stream.head, table, receiver);
}

/// `people/Zoë Müller.md` is `Zoë Müller`.
std::string stem_of(const std::string& path) {
  std::string name = path.substr(path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
  return name == "-" ? std::string{} : name.substr(0, name.rfind('.'));
}

std::vector<std::string> tags_of(const Options& options) {
  std::vector<std::string> tags;
  for (const std::string& tag : options.all("--tag")) tags.push_back(checked_tag(tag));
  return tags;
}

/// Brings in one file after the other. Talks of pages wait until all the people are there whom they may name.
class Importing {
 public:
  Importing(Session& session, const Options& options, store::Edit& edit)
      : session_(session),
        options_(options),
        edit_(edit),
        intake_(edit, session.today(), options.has("--update"), tags_of(options)) {}

  void take(const std::string& file) {
    Opened stream = opened(session_, file);
    const auto named = options_.find("--as");
    const auto kind = named ? *interchange::kind_named(*named) : interchange::kind_of(stream.head);
    const std::size_t before = records_.size();
    if (kind == FileKind::jsonl) {
      auto more = take_dump(std::move(stream.in), file, edit_, options_.has("--update"));
      std::move(more.begin(), more.end(), std::back_inserter(records_));
      return;
    }
    try {
      read(kind, file, std::move(stream));
    } catch (const Error& error) {
      throw Error(error.fault, file + ": " + error.message, error.hint);
    }
    if (records_.size() == before) throw Error(Fault::failure, file + " holds nothing that rapport reads");
  }

  void finish() {
    for (const auto& [file, meeting] : later_) put(file, intake_.take(meeting));
    intake_.link();
  }

  const std::vector<Record>& records() const { return records_; }
  /// Who was added because a talk names them.
  const std::vector<std::string>& named() const { return intake_.named(); }

 private:
  Session& session_;
  const Options& options_;
  store::Edit& edit_;
  Intake intake_;
  std::vector<Record> records_;
  std::vector<std::pair<std::string, interchange::Meeting>> later_;

  void put(const std::string& file, Record record) {
    record.file = file;
    records_.push_back(std::move(record));
  }

  void read(FileKind kind, const std::string& file, Opened stream) {
    const interchange::Receiver receiver{.contact = [&](auto contact) { put(file, intake_.take(contact)); },
                                         .meeting =
                                             [&](auto meeting) {
                                               if (kind == FileKind::md)
                                                 later_.emplace_back(file, std::move(meeting));
                                               else
                                                 put(file, intake_.take(meeting));
                                             },
                                         .refused =
                                             [&](auto one) {
                                               put(file, {{}, one.line, "refused", one.name, one.reason});
                                             }};
    switch (kind) {
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
        return read_rows(session_, options_, std::move(stream), receiver);
      case FileKind::jsonl:
        return;  // has ids, and is taken apart
    }
  }
};

int count(const std::vector<Record>& records, std::string_view state) {
  return static_cast<int>(std::count_if(records.begin(), records.end(), [&](auto& one) { return one.state == state; }));
}

void list_refused(Session& session, const std::vector<Record>& records) {
  std::size_t shown_so_far = 0;
  for (const Record& one : records) {
    if (one.state != "refused") continue;
    if (++shown_so_far > refused_shown && !session.globals().verbose) continue;
    session.note("rapport: " + shown(one.file) + ":" + std::to_string(one.line) + ": " + shown(one.reason));
  }
  if (shown_so_far > refused_shown && !session.globals().verbose) {
    session.note("rapport: and " + std::to_string(shown_so_far - refused_shown) + " more; -v lists them all");
  }
}

Fields summary(const std::vector<Record>& records) {
  Fields row;
  for (const char* state : {"new", "filled", "changed", "unchanged", "unclear", "refused"})
    row.emplace_back(state, count(records, state));
  std::vector<Fields> list;
  for (const Record& one : records) {
    list.push_back(
        {{"line", one.line}, {"state", one.state}, {"name", known(one.name)}, {"reason", known(one.reason)}});
  }
  row.emplace_back("records", std::move(list));
  return row;
}

/// The first of them, and how many more.
std::string listed(Session& session, const std::vector<std::string>& names) {
  constexpr std::size_t most = 10;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
    text.append(i == 0 ? "" : ", ").append(session.safe(names[i]));
  if (names.size() > most) text += " and " + std::to_string(names.size() - most) + " more";
  return text;
}

/// Those that may be somebody who is there already, with the command that makes one of the two.
void list_unclear(Session& session, const std::vector<Record>& records) {
  if (!session.for_people()) return;
  for (const Record& one : records) {
    if (one.state == "unclear") session.note("rapport: " + shown(one.name) + ": " + shown(one.reason));
  }
}

/// A folder stands for the pages of Markdown in it.
std::vector<std::string> files_of(const Options& options) {
  std::vector<std::string> files;
  for (const std::string& file : options.all("FILE")) {
    if (file == "-" || look_at(file).kind != PathState::Kind::folder) {
      files.push_back(file);
      continue;
    }
    const std::size_t before = files.size();
    for (const std::string& name : names_in(file)) {
      if (name.ends_with(".md") && !name.starts_with('.')) files.push_back(file + "/" + name);
    }
    if (files.size() == before) throw Error(Fault::failure, file + " has no pages of Markdown (*.md) in it");
  }
  return files;
}

int run(const Options& options, Session& session) {
  session.writable(true);
  store::Edit edit = session.edit("import");
  Importing importing(session, options, edit);
  for (const std::string& file : files_of(options)) importing.take(file);
  importing.finish();
  session.commit(edit);
  const auto& records = importing.records();
  list_refused(session, records);
  list_unclear(session, records);
  std::string words = "Imported " + std::to_string(count(records, "new")) + " new";
  for (const char* state : {"filled", "changed", "unchanged", "unclear", "refused"}) {
    if (const int number = count(records, state)) words += ", " + std::to_string(number) + " " + state;
  }
  words += ".\n";
  if (!importing.named().empty())
    words += "Added as they were named in talks: " + listed(session, importing.named()) + "\n";
  reply(session, edit, summary(records), words);
  return count(records, "refused") > 0 ? static_cast<int>(Fault::refused) : 0;
}

}  // namespace

Command import_journal() {
  return {
      .name = "import",
      .summary = "Bring in people and talks from files of other programs, or an export",
      .group = Group::move,
      .examples = {{"import contacts.vcf", "from a phone or an address book"},
                   {"import journal.jsonl --dry-run", "say what would be new"},
                   {"import contacts.vcf --tag phone", "mark those who came with it"},
                   {"list --import last", "whom the last import brought"}},
      .parameters =
          {{.name = "FILE",
            .help = "told apart by content; - is standard input",
            .required = true,
            .repeats = true,
            .completes = Completes::file},
           {.name = "--as",
            .value = "FORMAT",
            .help = "what the file is, where it cannot be told",
            .choices = interchange::kind_names()},
           {.name = "--map", .value = "COLUMN=FIELD", .help = "what a column of a table is", .repeats = true},
           {.name = "--date-order", .value = "ORDER", .help = "of dates such as 03/04/1985", .choices = {"dmy", "mdy"}},
           {.name = "--tag",
            .value = "TAG",
            .help = "put on everybody in it",
            .repeats = true,
            .completes = Completes::tag},
           {.name = "--update", .help = "overwrite what differs; without, only what is empty is filled in"}},
      .details =
          "People are found again by the file's own key, a page, an address or a number together with a part of the "
          "name, or by the name with the same organisation or birthday; never by the name alone: who bears the same "
          "name is added, and named with the command that merges the two. A second time it changes nothing. One import "
          "is one command, and one `rapport undo` takes it back. Records that cannot be used are refused, with file "
          "and line; the others are in (status 5).\n\n"
          "Tables are those of Google, LinkedIn, Outlook, Thunderbird and rapport itself (`list` and `journal`), and "
          "any "
          "other by --map. Fields: name, first, middle, last, alias, email, phone, url (with a label, as "
          "phone:mobile), "
          "org, role, birthday, anniversary, note, tag, relation, met, uid; for talks date, time, people, text, kind, "
          "place. An empty field leaves a column aside.",
      .columns = "new,filled,changed,unchanged,unclear,refused,records",
      .run = run};
}

}  // namespace rapport::commands
