#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/listing.hpp"
#include "interchange/json.hpp"
#include "model/entities.hpp"

/// The dump of a journal: JSON LineReader (one object a line), first `{"type":"rapport","version":2}`, then one line
/// for each entity, with its `type`, its `id` and every field that is known. Ids are texts, days ISO, lists arrays.
namespace rapport::interchange {

/// The first line.
std::string dump_header();

/// One line of JSON, read: its keys and values. Throws Error{refused} where it is no object, is nested deeper than a
/// list, has a key twice, or holds what no journal can (a NUL, a fraction, null).
Fields read_object(std::string_view line);

/// The entity of such a line. Throws Error{refused} where its type, a key or a value is unknown or unfit.
model::AnyEntity read_entity(const Fields& fields);

/// Whether it is the first line of a dump, of this version or an earlier one. Throws Error{failure} where a newer
/// rapport wrote it.
bool is_dump_header(const Fields& fields);

inline Cell to_cell(bool field) { return field; }
inline Cell to_cell(std::int64_t field) { return field; }
inline Cell to_cell(const std::string& field) { return field; }
inline Cell to_cell(Day field) { return field; }
inline Cell to_cell(const std::optional<Day>& field) { return field; }
inline Cell to_cell(Id field) { return field; }
inline Cell to_cell(Vocabulary auto field) { return field; }
inline Cell to_cell(const model::PartialDate& field) { return model::to_text(field); }
inline Cell to_cell(const model::Words& field) { return field; }
inline Cell to_cell(const model::Ids& field) {
  std::vector<std::string> texts;
  for (const Id id : field) texts.push_back(to_text(id));
  return texts;
}

/// The line of an entity, without a line feed. Fields that are not known are left out.
template <class E>
std::string to_line(const E& entity) {
  const E nothing;
  std::vector<const void*> unknown;
  E::fields(nothing, [&](std::string_view, const auto& field) { unknown.push_back(&field); });
  std::string line = R"({"type":)";
  append_json(line, Cell(E::table));
  append_json(line += R"(,"id":)", Cell(entity.id));
  std::size_t place = 0;
  E::fields(entity, [&]<class Field>(std::string_view name, const Field& field) {
    if (field == *static_cast<const Field*>(unknown[place++])) return;
    append_json(line += ',', Cell(name));
    append_json(line += ':', to_cell(field));
  });
  return line += '}';
}

}  // namespace rapport::interchange
