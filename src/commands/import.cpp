#include <algorithm>
#include <iterator>
#include <memory>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "commands/import_dump.hpp"
#include "commands/intake.hpp"
#include "commands/reply.hpp"
#include "commands/words.hpp"
#include "interchange/decoding.hpp"
#include "interchange/formats.hpp"
#include "interchange/vcard.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

constexpr std::size_t refused_shown = 20;
constexpr std::size_t head_size = 16384;

/// A stream, and how it begins.
struct Opened {
  Input in;
  std::string head;  ///< as text
};

/// What was looked at is given again.
Opened opened(Session& session, const std::string& file) {
  if (file != "-" && look_at(file).kind == PathState::Kind::missing)
    throw Error(Fault::failure, file + " is not there");
  Input raw = file == "-" ? std::move(session.world().in) : file_input(file);
  auto text = std::make_shared<Input>(interchange::decoded(std::move(raw)));
  std::string head;
  while (head.size() < head_size) {
    const std::string more = text->read(head_size);
    if (more.empty()) break;
    head += more;
  }
  auto waiting = std::make_shared<std::string>(head);
  return {Input([text, waiting](char* into, std::size_t size) {
            std::string bytes = waiting->empty() ? text->read(size) : waiting->substr(0, size);
            if (!waiting->empty()) waiting->erase(0, bytes.size());
            std::copy(bytes.begin(), bytes.end(), into);
            return bytes.size();
          }),
          std::move(head)};
}

/// Reads one file into the journal.
std::vector<Record> take_file(Session& session, const Options& options, const std::string& file, store::Edit& edit,
                              Intake& intake) {
  Opened stream = opened(session, file);
  const auto named = options.find("--as");
  const auto kind = named ? *interchange::kind_named(*named) : interchange::kind_of(stream.head);
  if (kind == interchange::FileKind::jsonl) return take_dump(std::move(stream.in), file, edit, options.has("--update"));
  std::vector<Record> records;
  const auto put = [&](Record record) {
    record.file = file;
    records.push_back(std::move(record));
  };
  const interchange::Receiver receiver{.contact = [&](auto contact) { put(intake.take(contact)); },
                                       .meeting = [&](auto meeting) { put(intake.take(meeting)); },
                                       .refused =
                                           [&](auto one) {
                                             put({{}, one.line, "refused", one.name, one.reason});
                                           }};
  interchange::read_vcards(std::move(stream.in), receiver);
  if (records.empty()) throw Error(Fault::failure, file + " holds nothing that rapport reads");
  return records;
}

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

std::vector<std::string> tags_of(const Options& options) {
  std::vector<std::string> tags;
  for (const std::string& tag : options.all("--tag")) tags.push_back(checked_tag(tag));
  return tags;
}

/// Those that may be somebody who is there already, with the command that makes one of the two.
void list_unclear(Session& session, const std::vector<Record>& records) {
  if (!session.for_people()) return;
  for (const Record& one : records) {
    if (one.state == "unclear") session.note("rapport: " + shown(one.name) + ": " + shown(one.reason));
  }
}

int run(const Options& options, Session& session) {
  session.writable(true);
  store::Edit edit = session.edit("import");
  Intake intake(edit, session.today(), options.has("--update"), tags_of(options));
  std::vector<Record> records;
  for (const std::string& file : options.all("FILE")) {
    auto more = take_file(session, options, file, edit, intake);
    std::move(more.begin(), more.end(), std::back_inserter(records));
  }
  intake.link();
  session.commit(edit);
  list_refused(session, records);
  list_unclear(session, records);
  std::string words = "Imported " + std::to_string(count(records, "new")) + " new";
  for (const char* state : {"filled", "changed", "unchanged", "unclear", "refused"}) {
    if (const int number = count(records, state)) words += ", " + std::to_string(number) + " " + state;
  }
  reply(session, edit, summary(records), words + ".\n");
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
      .parameters = {{.name = "FILE",
                      .help = "told apart by content; - is standard input",
                      .required = true,
                      .repeats = true,
                      .completes = Completes::file},
                     {.name = "--as",
                      .value = "FORMAT",
                      .help = "what the file is, where it cannot be told",
                      .choices = interchange::kind_names()},
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
          "and line; the others are in (status 5).",
      .columns = "new,filled,changed,unchanged,unclear,refused,records",
      .run = run};
}

}  // namespace rapport::commands
