#include "services/importing/dump_importer.hpp"

#include <algorithm>
#include <unordered_set>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "interchange/decoding.hpp"
#include "interchange/dump.hpp"
#include "model/handle.hpp"
#include "store/name_keys.hpp"

namespace rapport::services {
namespace {

constexpr std::size_t longest_line = std::size_t{1} << 24;

struct Line {
  std::int64_t number = 0;
  model::AnyEntity entity;
};

struct Reading {
  std::vector<Line> lines;
  std::vector<Record> refused;
};

Reading read_lines(Input in) {
  interchange::LineReader lines(interchange::decoded(std::move(in)), longest_line);
  Reading reading;
  bool headed = false;
  while (const auto next = lines.next()) {
    const std::string_view line = trimmed(*next);
    if (line.empty()) continue;
    if (lines.cut()) {
      reading.refused.push_back({{}, lines.number(), RecordState::refused, {}, "the line is too long"});
      continue;
    }
    try {
      const Fields fields = interchange::read_object(line);
      const bool header = interchange::is_dump_header(fields);
      if (!headed && !header) throw Error(ErrorCode::refused, {});
      headed = true;
      if (!header) reading.lines.push_back({lines.number(), interchange::read_entity(fields)});
    } catch (const Error& error) {
      if (error.code == ErrorCode::failure) throw;
      if (!headed)
        throw Error(ErrorCode::failure, "not an export of rapport",
                    "the first line should be " + interchange::dump_header());
      reading.refused.push_back({{}, lines.number(), RecordState::refused, {}, error.message});
    }
  }
  if (!headed) throw Error(ErrorCode::failure, "the file is empty");
  return reading;
}

/// Writes entities and reports what became of each.
class DumpImporter {
 public:
  DumpImporter(store::Edit& edit, bool update) : edit_(edit), update_(update), statements_(edit.database()) {}

  /// Removes lines that refer to entities found neither in the journal nor in the remaining lines; returns a record for
  /// each.
  std::vector<Record> refuse(std::vector<Line>& lines) {
    for (const Line& line : lines) {
      std::visit([&]<class Entity>(const Entity& entity) { coming_[Entity::table].insert(entity.id); }, line.entity);
    }
    std::vector<Record> refused;
    for (std::size_t before = lines.size() + 1; before != lines.size();) {
      before = lines.size();
      std::erase_if(lines, [&](const Line& line) {
        auto record = std::visit([&](const auto& entity) { return refusal(line, entity); }, line.entity);
        if (record) refused.push_back(std::move(*record));
        return record.has_value();
      });
    }
    return refused;
  }

  Record take(const Line& line) {
    return std::visit([&](auto entity) { return take(line, std::move(entity)); }, line.entity);
  }

 private:
  template <class Entity>
  std::optional<Record> refusal(const Line& line, const Entity& entity) {
    const auto missing = missing_in(entity);
    if (!missing) return std::nullopt;
    coming_[Entity::table].erase(entity.id);
    return Record{
        {}, line.number, RecordState::refused, name_of(entity), "it names " + to_text(*missing) + ", which is missing"};
  }

  template <class Entity>
  Record take(const Line& line, Entity entity) {
    Record record{{}, line.number, RecordState::unchanged, name_of(entity), {}};
    if (!store::is_there(statements_, Entity::table, entity.id)) {
      if constexpr (std::is_same_v<Entity, model::Person>) entity.handle = free_handle(entity);
      edit_.add(entity);
      record.state = RecordState::added;
      return record;
    }
    const int before = edit_.changes();
    edit_.change<Entity>(entity.id, [&](Entity& stored) { fill(stored, entity); });
    if (edit_.changes() > before) record.state = update_ ? RecordState::changed : RecordState::filled;
    return record;
  }

  /// Fills in the empty fields of a stored entity; with `--update`, replaces the others too.
  template <class Entity>
  void fill(Entity& stored, const Entity& given) const {
    const Entity nothing;
    const auto empty = store::Mapping<Entity>::cells(nothing);
    const auto now = store::Mapping<Entity>::cells(stored);
    const auto then = store::Mapping<Entity>::cells(given);
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
  }

  std::string free_handle(const model::Person& person) {
    edit_.settle();
    const auto taken = [&](std::string_view handle) { return store::handle_taken(edit_.database(), handle); };
    if (model::valid_handle(person.handle) && !taken(person.handle)) return person.handle;
    return model::free_handle(person.name, taken);
  }

  /// The first referenced id that is neither in the journal nor in the file.
  template <class Entity>
  std::optional<Id> missing_in(const Entity& entity) {
    const auto cells = store::Mapping<Entity>::cells(entity);
    for (const store::Reference& reference : store::references_of(Entity::table)) {
      for (const auto& [name, value] : cells) {
        if (name != reference.column) continue;
        for (const Id id : store::named_ids(value, reference.form)) {
          if (!coming_[reference.target].contains(id) && !store::is_there(statements_, reference.target, id)) return id;
        }
      }
    }
    return std::nullopt;
  }

  template <class Entity>
  static std::string name_of(const Entity& entity) {
    if constexpr (requires { entity.name; }) return entity.name;
    return std::string(Entity::table) + " " + to_text(entity.id);
  }

  store::Edit& edit_;
  bool update_;
  store::Statements statements_;
  store::IdsByTable coming_;
};

}  // namespace

std::vector<Record> import_dump(Input in, store::Edit& edit, bool update) {
  Reading reading = read_lines(std::move(in));
  std::vector<Record> records = std::move(reading.refused);
  DumpImporter importer(edit, update);
  for (Record& one : importer.refuse(reading.lines)) records.push_back(std::move(one));
  for (const Line& line : reading.lines) records.push_back(importer.take(line));
  std::ranges::stable_sort(records, [](auto& a, auto& b) { return a.line < b.line; });
  return records;
}

}  // namespace rapport::services
