#include "store/name_keys.hpp"

#include <algorithm>

#include "base/names.hpp"
#include "base/utf8.hpp"
#include "store/mapping.hpp"

namespace rapport::store {
namespace {

std::string_view kind_of(NamePart part) {
  switch (part) {
    case NamePart::full:
      return "full";
    case NamePart::first:
      return "first";
    case NamePart::last:
      return "last";
    case NamePart::initial:
      return "initial";
  }
  return "full";
}

NameOwner named_from(const Statement& row) {
  return {.person = row.id(0),
          .kind = std::string(row.text(1)),
          .name = std::string(row.text(2)),
          .handle = std::string(row.text(3)),
          .status = from_column<model::Status>(row, 4)};
}

}  // namespace

void refresh_names(Statements& statements, Id person) {
  statements["DELETE FROM name WHERE person=?"].bind(1, person).run();
  Statement& row = statements["SELECT handle,name FROM person WHERE id=?"];
  if (!row.bind(1, person).step()) return;
  const std::string handle(row.text(0));
  const std::string name(row.text(1));
  row.reset();
  Statement& insert = statements["INSERT OR IGNORE INTO name VALUES(?,?,?)"];
  const auto put = [&](std::string_view key, std::string_view kind) {
    if (!key.empty()) insert.bind(1, key).bind(2, person).bind(3, kind).run();
  };
  put(handle, "handle");
  for (const auto& [key, part] : name_keys(name)) put(key, kind_of(part));
  Statement& details = statements["SELECT kind,value FROM detail WHERE person=? AND kind IN('alias','email','handle')"];
  details.bind(1, person);
  while (details.step()) {
    const bool email = details.text(0) == "email";
    put(email ? fold(details.text(1)) : name_key(details.text(1)), details.text(0));
  }
}

std::vector<NameOwner> named(Statements& statements, std::string_view key) {
  Statement& rows = statements
      ["SELECT person,kind,person.name,handle,status FROM name JOIN person ON person.id=name.person WHERE key=?"];
  rows.bind(1, key);
  std::vector<NameOwner> found;
  while (rows.step()) found.push_back(named_from(rows));
  return found;
}

std::vector<NameOwner> named_in_part(const Database& database, std::string_view text) {
  Statement rows = database.prepare(
      "SELECT person,'part',person.name,handle,status FROM name JOIN person ON person.id=name.person "
      "WHERE instr(key,?)AND status='active'AND kind IN('handle','full','alias')GROUP BY person ORDER BY handle");
  rows.bind(1, text);
  std::vector<NameOwner> found;
  while (rows.step()) found.push_back(named_from(rows));
  return found;
}

std::vector<std::string> all_names(const Database& database) {
  std::vector<std::string> names;
  Statement rows = database.prepare("SELECT handle,name FROM person ORDER BY handle");
  while (rows.step()) {
    names.emplace_back(rows.text(0));
    names.emplace_back(rows.text(1));
  }
  return names;
}

std::vector<Id> acquainted(Statements& statements, const std::vector<Id>& people, const std::vector<Id>& others) {
  Statement& together = statements
      ["SELECT 1 FROM participant AS a JOIN participant AS b ON b.person=? AND b.date=a.date AND "
       "b.interaction=a.interaction WHERE a.person=? AND a.part>0 AND b.part>0 LIMIT 1"];
  std::vector<Id> found;
  for (const Id person : people) {
    const bool met = std::ranges::any_of(others, [&](Id other) {
      const bool is_so = together.bind(1, other).bind(2, person).step();
      together.reset();
      return is_so;
    });
    if (met) found.push_back(person);
  }
  return found;
}

bool handle_taken(const Database& database, std::string_view handle) {
  return database.prepare("SELECT 1 FROM name WHERE key=? AND kind='handle'").bind(1, handle).step();
}

}  // namespace rapport::store
