#include "interchange/dump.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/error.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "interchange/listing_writer.hpp"
#include "model/values.hpp"

namespace rapport::interchange {
namespace {

/// Version 2 added the outcomes `cancelled` and `none`, and snoozed promises.
constexpr std::int64_t version = 2;

[[noreturn]] void refuse(const std::string& why) { throw Error(ErrorCode::refused, why); }

std::string text_of(const nlohmann::json& value, const std::string& key) {
  if (!value.is_string()) refuse("'" + key + "' is not a text");
  auto text = value.get<std::string>();
  if (!is_text(text)) refuse("'" + key + "' is not valid UTF-8, or contains a NUL");
  return text;
}

Cell cell_of(const nlohmann::json& value, const std::string& key) {
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number_unsigned() && value.get<std::uint64_t>() <= 0x7fffffffffffffffULL)
    return value.get<std::int64_t>();
  if (value.is_number_integer() && !value.is_number_unsigned()) return value.get<std::int64_t>();
  if (value.is_string()) return text_of(value, key);
  if (!value.is_array()) refuse("'" + key + "' has a value that a journal cannot hold");
  std::vector<std::string> texts;
  for (const auto& one : value) texts.push_back(text_of(one, key));
  return texts;
}

/// Rejects deep nesting and duplicate keys during parsing.
class Watch {
 public:
  bool operator()(int depth, nlohmann::json::parse_event_t event, nlohmann::json& value) {
    if (depth > 2) refuse("nested too deeply");
    if (event != nlohmann::json::parse_event_t::key) return true;
    const auto key = value.get<std::string>();
    if (contains(keys_, key)) refuse("'" + key + "' occurs twice");
    keys_.push_back(key);
    return true;
  }

 private:
  std::vector<std::string> keys_;
};

template <class Wanted>
const Wanted& as(const Cell& cell, std::string_view key) {
  if (const auto* value = std::get_if<Wanted>(&cell.value())) return *value;
  refuse("'" + std::string(key) + "' has the wrong type");
}

template <class Value>
Value checked(std::optional<Value> value, const Cell& cell, std::string_view key) {
  if (value) return *value;
  refuse(fmt::format("invalid '{}': '{}'", key, as<std::string>(cell, key)));
}

Id id_in(const std::string& text, std::string_view key) { return checked(parse_id(text), Cell(text), key); }

void set(bool& field, const Cell& cell, std::string_view key) { field = as<bool>(cell, key); }
void set(std::int64_t& field, const Cell& cell, std::string_view key) { field = as<std::int64_t>(cell, key); }
void set(std::string& field, const Cell& cell, std::string_view key) { field = as<std::string>(cell, key); }
void set(Day& field, const Cell& cell, std::string_view key) {
  field = checked(parse_iso(as<std::string>(cell, key)), cell, key);
}
void set(std::optional<Day>& field, const Cell& cell, std::string_view key) {
  field = checked(parse_iso(as<std::string>(cell, key)), cell, key);
}
void set(Id& field, const Cell& cell, std::string_view key) { field = id_in(as<std::string>(cell, key), key); }
void set(model::PartialDate& field, const Cell& cell, std::string_view key) {
  field = checked(model::parse_partial_date(as<std::string>(cell, key)), cell, key);
}
/// `check_value` rejects words outside the vocabulary, naming the valid ones.
void set(Vocabulary auto& field, const Cell& cell, std::string_view key) {
  field = parse<std::remove_reference_t<decltype(field)>>(as<std::string>(cell, key)).value_or(field);
}
void set(model::Ids& field, const Cell& cell, std::string_view key) {
  for (const auto& text : as<std::vector<std::string>>(cell, key)) field.push_back(id_in(text, key));
}
void set(model::Words& field, const Cell& cell, std::string_view key) {
  field = as<std::vector<std::string>>(cell, key);
  for (const auto& word : field) {
    if (word.empty() || word.find(' ') != std::string::npos)
      refuse(fmt::format("invalid word in '{}': '{}'", key, word));
  }
}

/// Rejects invalid values of restricted texts.
void check_value(std::string_view table, std::string_view key, const Cell& cell) {
  const auto* value = std::get_if<std::string>(&cell.value());
  if (value == nullptr) return;
  if (const auto fitting = model::valid_values(table, key, *value); !fitting.empty())
    refuse(fmt::format("invalid '{}': '{}'; expected {}", key, *value, fitting));
}

template <class E>
E entity_from(const Fields& fields) {
  E entity;
  std::size_t known = 1;
  for (const auto& [key, cell] : fields) {
    if (key == "id") set(entity.id, cell, key), ++known;
    E::fields(entity, [&, &name = key, &value = cell](std::string_view field_name, auto& field) {
      if (field_name != name) return;
      set(field, value, name);
      check_value(E::table, name, value);
      ++known;
    });
  }
  if (!entity.id) refuse("missing id");
  if (known == fields.size()) return entity;
  for (const auto& [key, cell] : fields) {
    bool found = key == "id" || key == "type";
    E::fields(entity, [&, &name = key](std::string_view field_name, auto&) { found = found || field_name == name; });
    if (!found) refuse(fmt::format("{} has no field '{}'", E::table, key));
  }
  return entity;
}

}  // namespace

std::string dump_header() { return to_json(Fields{{"type", "rapport"}, {"version", version}}); }

Fields read_object(std::string_view line) {
  Fields fields;
  try {
    const auto json = nlohmann::json::parse(line, Watch());
    if (!json.is_object()) refuse("not a JSON object");
    for (const auto& [key, value] : json.items()) fields.emplace_back(key, cell_of(value, key));
  } catch (const nlohmann::json::exception&) {
    refuse("not valid JSON");
  }
  return fields;
}

bool is_dump_header(const Fields& fields) {
  bool rapport = false;
  std::int64_t found = 0;
  for (const auto& [key, cell] : fields) {
    if (key == "type") rapport = as<std::string>(cell, key) == "rapport";
    if (key == "version" && rapport) found = as<std::int64_t>(cell, key);
  }
  if (rapport && (found < 1 || found > version))
    throw Error(ErrorCode::failure, "written by a newer version of rapport", "update rapport to read it");
  return rapport;
}

model::AnyEntity read_entity(const Fields& fields) {
  std::string type;
  for (const auto& [key, cell] : fields) {
    if (key == "type") type = as<std::string>(cell, key);
  }
  std::optional<model::AnyEntity> found;
  model::each_entity([&]<class E>() {
    if (type == E::table) found = entity_from<E>(fields);
  });
  if (!found) refuse(type.empty() ? "missing type" : "unknown type '" + type + "'");
  return *found;
}

}  // namespace rapport::interchange
