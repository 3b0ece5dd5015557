#include "commands/import_dump.hpp"

#include <algorithm>
#include <unordered_set>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "interchange/decoding.hpp"
#include "interchange/dump.hpp"
#include "model/handle.hpp"
#include "store/names.hpp"

namespace rapport::commands {
namespace {

constexpr std::size_t longest_line = std::size_t{1} << 24;

struct Line {
  std::int64_t number = 0;
  interchange::Entity entity;
};

struct Reading {
  std::vector<Line> lines;
  std::vector<Record> refused;
};

Reading read_lines(Input in, const std::string& file) {
  interchange::Lines lines(interchange::decoded(std::move(in)), longest_line);
  Reading reading;
  bool headed = false;
  while (const auto next = lines.next()) {
    const std::string_view line = trimmed(*next);
    if (line.empty()) continue;
    if (lines.cut()) {
      reading.refused.push_back({file, lines.number(), "refused", {}, "the line is longer than rapport reads"});
      continue;
    }
    try {
      const Fields fields = interchange::read_object(line);
      const bool header = interchange::is_dump_header(fields);
      if (!headed && !header) throw Error(Fault::failure, {});
      headed = true;
      if (!header) reading.lines.push_back({lines.number(), interchange::read_entity(fields)});
    } catch (const Error& error) {
      if (!headed)
        throw Error(Fault::failure, file + " is no export of rapport",
                    "its first line would be " + interchange::dump_header());
      reading.refused.push_back({file, lines.number(), "refused", {}, error.message});
    }
  }
  if (!headed) throw Error(Fault::failure, file + " is empty");
  return reading;
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
    Record record{{}, line.number, "unchanged", name_of(entity), {}};
    if (const auto missing = missing_in(entity)) {
      coming_.erase(entity.id);
      return {{}, line.number, "refused", record.name, "it names " + to_text(*missing) + ", which is not here"};
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

}  // namespace

std::vector<Record> take_dump(Input in, const std::string& file, store::Edit& edit, bool update) {
  const Reading reading = read_lines(std::move(in), file);
  std::vector<Record> records = reading.refused;
  Importer importer(edit, reading.lines, update);
  for (const Line& line : reading.lines) {
    records.push_back(importer.take(line));
    records.back().file = file;
  }
  std::stable_sort(records.begin(), records.end(), [](auto& a, auto& b) { return a.line < b.line; });
  return records;
}

}  // namespace rapport::commands
