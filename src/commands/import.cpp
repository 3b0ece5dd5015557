#include <algorithm>
#include <unordered_set>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "commands/reply.hpp"
#include "interchange/dump.hpp"
#include "model/handle.hpp"
#include "store/names.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

constexpr std::size_t largest_file = std::size_t{1} << 30;
constexpr std::size_t refused_shown = 20;

/// What became of one line.
struct Record {
  std::string file;
  std::int64_t line = 0;
  std::string state;  ///< new, filled, changed, unchanged or refused
  std::string name;
  std::string reason;
};

struct Line {
  std::string file;
  std::int64_t number = 0;
  interchange::Entity entity;
};

struct Reading {
  std::vector<Line> lines;
  std::vector<Record> refused;
};

void read_lines(const std::string& file, std::string_view content, Reading& reading) {
  bool headed = false;
  for (std::int64_t number = 1; !content.empty(); ++number) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    const std::string_view line = trimmed(content.substr(0, end));
    content.remove_prefix(std::min(end + 1, content.size()));
    if (line.empty()) continue;
    try {
      const Fields fields = interchange::read_object(line);
      const bool header = interchange::is_dump_header(fields);
      if (!headed && !header) throw Error(Fault::failure, {});
      headed = true;
      if (!header) reading.lines.push_back({file, number, interchange::read_entity(fields)});
    } catch (const Error& error) {
      if (!headed)
        throw Error(Fault::failure, file + " is no export of rapport",
                    "its first line would be " + interchange::dump_header());
      reading.refused.push_back({file, number, "refused", {}, error.message});
    }
  }
  if (!headed) throw Error(Fault::failure, file + " is empty");
}

std::string content_of(Session& session, const std::string& file) {
  auto content = file == "-" ? session.world().in.all(largest_file) : read_file(file, largest_file);
  if (!content) throw Error(Fault::failure, file == "-" ? "standard input is too large" : file + " is not there");
  return std::move(*content);
}

/// Writes entities and says what became of each.
class Importer {
 public:
  Importer(store::Edit& edit, const std::vector<Line>& lines, bool update) : edit_(edit), update_(update) {
    for (const Line& line : lines) {
      std::visit([&](const auto& entity) { coming_.insert(entity.id); }, line.entity);
    }
  }

  Record take(const Line& line) {
    return std::visit([&](auto entity) { return take(line, std::move(entity)); }, line.entity);
  }

 private:
  template <class Entity>
  Record take(const Line& line, Entity entity) {
    Record record{line.file, line.number, "unchanged", name_of(entity), {}};
    if (const auto missing = missing_in(entity)) {
      coming_.erase(entity.id);
      return {line.file, line.number, "refused", record.name, "it names " + to_text(*missing) + ", which is not here"};
    }
    const auto stored = store::find<Entity>(edit_.database(), entity.id);
    if (!stored) {
      if constexpr (std::is_same_v<Entity, model::Person>) entity.handle = free_handle(entity);
      edit_.add(entity);
      record.state = "new";
    } else if (const auto merged = filled(*stored, entity); edit_.change(merged)) {
      record.state = update_ ? "changed" : "filled";
    }
    return record;
  }

  /// What is stored, with what it lacks; with `--update`, with all that the file says.
  template <class Entity>
  Entity filled(Entity stored, const Entity& given) const {
    const Entity nothing;
    const auto empty = store::cells(nothing);
    const auto now = store::cells(stored);
    const auto then = store::cells(given);
    std::vector<bool> takes;
    for (std::size_t i = 0; i < now.size(); ++i) {
      const bool lacking = now[i] == empty[i];
      takes.push_back(then[i] != now[i] && then[i] != empty[i] && (lacking || update_));
    }
    std::size_t place = 0;
    Entity::fields(stored, [&](std::string_view name, auto& field) {
      if (!takes[place++]) return;
      Entity::fields(given, [&](std::string_view other, const auto& value) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(field)>, std::remove_cvref_t<decltype(value)>>) {
          if (other == name) field = value;
        }
      });
    });
    return stored;
  }

  std::string free_handle(const model::Person& person) {
    edit_.settle();
    const auto taken = [&](std::string_view handle) { return store::handle_taken(edit_.database(), handle); };
    if (model::valid_handle(person.handle) && !taken(person.handle)) return person.handle;
    return model::free_handle(person.name, taken);
  }

  /// The first id an entity refers to that is neither in the journal nor in the file.
  template <class Entity>
  std::optional<Id> missing_in(const Entity& entity) {
    std::optional<Id> missing;
    const auto check = [&](Id id) {
      if (id && !missing && !coming_.contains(id) && !is_there(id)) missing = id;
    };
    Entity::fields(entity, [&](std::string_view name, const auto& field) {
      using Field = std::remove_cvref_t<decltype(field)>;
      if constexpr (std::is_same_v<Field, Id>) {
        if (name != "snoozed_by") check(field);
      } else if constexpr (std::is_same_v<Field, model::Ids>) {
        for (const Id id : field) check(id);
      }
    });
    return missing;
  }

  bool is_there(Id id) {
    if (store::find<model::Person>(edit_.database(), id)) return true;
    if (store::find<model::Interaction>(edit_.database(), id)) return true;
    return store::find<model::Fact>(edit_.database(), id).has_value();
  }

  template <class Entity>
  static std::string name_of(const Entity& entity) {
    if constexpr (requires { entity.name; }) return entity.name;
    return std::string(Entity::table) + " " + to_text(entity.id);
  }

  store::Edit& edit_;
  bool update_;
  std::unordered_set<Id> coming_;
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
  for (const char* state : {"new", "filled", "changed", "unchanged", "refused"})
    row.emplace_back(state, count(records, state));
  std::vector<Fields> list;
  for (const Record& one : records) {
    list.push_back(
        {{"line", one.line}, {"state", one.state}, {"name", known(one.name)}, {"reason", known(one.reason)}});
  }
  row.emplace_back("records", std::move(list));
  return row;
}

int run(const Options& options, Session& session) {
  Reading reading;
  for (const std::string& file : options.all("FILE")) read_lines(file, content_of(session, file), reading);
  session.writable(true);
  store::Edit edit = session.edit("import");
  std::vector<Record> records = std::move(reading.refused);
  Importer importer(edit, reading.lines, options.has("--update"));
  for (const Line& line : reading.lines) records.push_back(importer.take(line));
  std::stable_sort(records.begin(), records.end(), [](auto& a, auto& b) { return a.line < b.line; });
  session.commit(edit);
  list_refused(session, records);
  std::string words = "Imported " + std::to_string(count(records, "new")) + " new";
  for (const char* state : {"filled", "changed", "unchanged", "refused"}) {
    if (const int number = count(records, state)) words += ", " + std::to_string(number) + " " + state;
  }
  reply(session, edit, summary(records), words + ".\n");
  return count(records, "refused") > 0 ? static_cast<int>(Fault::refused) : 0;
}

}  // namespace

Command import_journal() {
  return {
      .name = "import",
      .summary = "Bring in what rapport exported",
      .group = Group::move,
      .examples = {{"import journal.jsonl", "an export; a second time it changes nothing"},
                   {"import journal.jsonl --dry-run", "say what would be new"},
                   {"import - < journal.jsonl", "from standard input"}},
      .parameters = {{.name = "FILE",
                      .help = "JSON Lines as `rapport export` writes them; - is standard input",
                      .required = true,
                      .repeats = true,
                      .completes = Completes::file},
                     {.name = "--update", .help = "overwrite what differs; without, only what is empty is filled in"}},
      .details =
          "One import is one command, and one `rapport undo` takes it back. Lines that cannot be used are refused, "
          "with file and line; the others are in (status 5).",
      .columns = "new,filled,changed,unchanged,refused,records",
      .run = run};
}

}  // namespace rapport::commands
