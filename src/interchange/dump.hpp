#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/listing.hpp"
#include "interchange/json.hpp"
#include "model/entities.hpp"

/// The dump of a journal in JSON Lines: first `{"type":"rapport","version":2}`, then one object for each entity, with
/// `type`, `id` and every known field. Ids are texts, days are ISO texts, lists are arrays.
namespace rapport::interchange {

/// The first line of a dump.
std::string dump_header();

/// Parses a line into keys and values. Throws Error{refused} if it is not an object, is nested more deeply than lists,
/// has a duplicate key, or contains something a journal cannot hold (NUL, fractions, null).
Fields read_object(std::string_view line);

/// The entity in such a line. Throws Error{refused} for an unknown type or key, or an invalid value.
model::AnyEntity read_entity(const Fields& fields);

/// Whether it is the first line of a dump, of this or an earlier version. Throws Error{failure} for a newer version.
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

/// The line of an entity without a line feed. Unknown fields are left out.
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
