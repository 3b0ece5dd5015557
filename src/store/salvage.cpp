#include "store/salvage.hpp"

#include <fmt/core.h>

#include "base/error.hpp"
#include "base/files.hpp"
#include "store/derived.hpp"
#include "store/journal.hpp"
#include "store/schema.hpp"

namespace rapport::store {
namespace {

Statement rows_of(const Database& database, const std::string& table) {
  return database.prepare("SELECT*FROM " + table + " NOT INDEXED");
}

void copy_rows(const Database& from, const Database& to, const std::string& table) {
  Statement rows = rows_of(from, table);
  std::string places;
  for (int column = 0; column < rows.columns(); ++column) places += column == 0 ? "?" : ",?";
  Statement put = to.prepare(fmt::format("INSERT OR REPLACE INTO {} VALUES({})", table, places));
  while (rows.step()) {
    for (int column = 0; column < rows.columns(); ++column) put.bind(column + 1, rows.value(column));
    put.run();
  }
}

void copy_facts(const Database& from, Database& to) {
  Transaction transaction(to, Access::write);
  for (const std::string& table : fact_tables()) copy_rows(from, to, table);
  Derived(to).rebuild();
  transaction.commit();
}

}  // namespace

bool is_salvageable(const Database& database) try {
  for (const std::string& table : fact_tables()) {
    Statement rows = rows_of(database, table);
    while (rows.step()) continue;
  }
  return true;
} catch (const Error& error) {
  if (error.code == ErrorCode::locked) throw;
  return false;
}

std::string salvage(const std::string& path, const std::string& kept) {
  std::string file;
  std::string kept_as;
  try {
    {
      const Database damaged = open_to_read(path);
      const Transaction moment(damaged, Access::read);
      if (!is_salvageable(damaged)) return {};
      StagedJournal whole = staged_journal(path, {});
      file = whole.file;
      copy_facts(damaged, whole.database);
    }
    kept_as = replace(path, open_to_read(file), kept, [](Database&) {});
  } catch (...) {
    if (!file.empty()) remove_file(file);
    throw;
  }
  remove_file(file);
  return kept_as;
}

}  // namespace rapport::store
