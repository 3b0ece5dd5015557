#include <fmt/core.h>

#include "base/error.hpp"
#include "model/handle.hpp"
#include "model/values.hpp"
#include "store/history.hpp"
#include "store/integrity.hpp"
#include "store/mapping.hpp"
#include "store/name_keys.hpp"

/// Checks of entries, and their repair.
namespace rapport::store {
namespace {

/// People whose handle belongs to an older entry: their ids and handles.
std::vector<std::pair<Id, std::string>> duplicate_handles(const Database& database) {
  std::vector<std::pair<Id, std::string>> found;
  Statement rows = database.prepare(
      "SELECT id,handle FROM(SELECT id,handle,row_number()OVER(PARTITION BY handle ORDER BY id)AS place FROM person)"
      "WHERE place>1 ORDER BY id");
  while (rows.step()) found.emplace_back(rows.id(0), rows.text(1));
  return found;
}

/// The invalid values of a field, each with the oldest entry that has it.
void find_unfit(const Database& database, std::string_view table, std::string_view field,
                std::vector<std::string>& faults) {
  std::string sql = "SELECT ";
  sql.append(field).append(",min(id)FROM ").append(table).append(" GROUP BY 1");
  Statement rows = database.prepare(sql);
  while (rows.step()) {
    const std::string fitting = model::valid_values(table, field, rows.text(0));
    if (!fitting.empty())
      faults.push_back(fmt::format("{0}: invalid {2} '{1}'; expected {3}", entry_name(table, rows.id(1)), rows.text(0),
                                   field, fitting));
  }
}

std::string words_of(const Dangling& one) {
  return fmt::format("{} refers to {}, which is missing", entry_name(one.reference.table, one.row),
                     entry_name(one.reference.target, one.missing));
}

}  // namespace

std::vector<std::string> entry_problems(const Database& database) {
  std::vector<std::string> faults;
  for (const Dangling& one : dangling(database, most_named_entries)) faults.push_back(words_of(one));
  for (const auto& [id, handle] : duplicate_handles(database)) {
    if (faults.size() < 2 * most_named_entries) faults.push_back("several people have the handle " + handle);
  }
  model::each_entity([&]<class Entity>() {
    Entity nothing;
    Entity::fields(nothing, [&](std::string_view field, const auto&) {
      if (model::is_restricted(Entity::table, field)) find_unfit(database, Entity::table, field, faults);
    });
  });
  return faults;
}

std::vector<std::string> normalized_words(const Database& database) {
  std::vector<std::string> words;
  Statements statements(database);
  Statement changes = database.prepare(
      "SELECT entity,id,before,after FROM change WHERE operation IN(SELECT id FROM operation WHERE command=?)"
      "ORDER BY operation,seq");
  changes.bind(1, upgrade_command);
  while (changes.step()) {
    const Cells was = from_json(statements, changes.text(2));
    const Cells now = from_json(statements, changes.text(3));
    if (was.size() == 1 && now.size() == 1)
      words.push_back(fmt::format("{0}: {2} was '{1}', is now '{3}'", entry_name(changes.text(0), changes.id(1)),
                                  std::get<std::string>(was[0].second), was[0].first,
                                  std::get<std::string>(now[0].second)));
  }
  return words;
}

std::vector<std::string> repair_entries(Edit& edit) {
  std::vector<std::string> mended;
  constexpr std::size_t at_once = 1000;
  for (auto found = dangling(edit.database(), at_once); !found.empty(); found = dangling(edit.database(), at_once)) {
    for (const Dangling& one : found) {
      if (edit.repair(one)) mended.push_back("mended: " + words_of(one));
    }
  }
  for (const auto& [id, handle] : duplicate_handles(edit.database())) {
    const auto taken = [&](std::string_view given) { return handle_taken(edit.database(), given); };
    edit.settle();
    const auto person =
        edit.change<model::Person>(id, [&](auto& one) { one.handle = model::free_handle(one.name, taken); });
    mended.push_back(fmt::format("gave the second {} the handle {}", handle, person.handle));
  }
  return mended;
}

}  // namespace rapport::store
