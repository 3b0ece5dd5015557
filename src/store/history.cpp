#include "store/history.hpp"

#include <algorithm>
#include <unordered_set>

#include "store/mapping.hpp"

namespace rapport::store {
namespace {

constexpr std::size_t shortest = 3;

Operation operation_from(const Statement& row) {
  return {.id = row.id(0),
          .at = row.integer(1),
          .command = std::string(row.text(2)),
          .changes = 0,
          .undoes = row.id(3),
          .undone = row.integer(4) != 0 && row.integer(5) != 0,
          .can_be_undone = row.integer(4) == 0 || row.integer(5) != 0};
}

/// A SELECT with the columns that `operation_from` reads, followed by `more`. An operation marked as undone that no
/// other operation undid has lost its changes.
std::string select_operations(std::string_view more) {
  return std::string(
             "SELECT id,at,command,undoes,undone,CASE undone WHEN 0 THEN 0 ELSE id IN("
             "SELECT undoes FROM operation WHERE undoes<>0)END")
      .append(more);
}

/// The number of leading digits that two texts have in common.
std::size_t common(const std::string& a, const std::string& b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

}  // namespace

std::vector<Operation> history(const Database& database, int limit) {
  Statement rows =
      database.prepare(select_operations(",(SELECT count(*)FROM change WHERE operation=operation.id)"
                                         "FROM operation ORDER BY id DESC LIMIT ?"));
  rows.bind(1, std::int64_t{limit > 0 ? limit : -1});
  std::vector<Operation> found;
  while (rows.step()) {
    found.push_back(operation_from(rows));
    found.back().changes = static_cast<int>(rows.integer(6));
  }
  return found;
}

bool have_common_history(const Database& one, const Database& other) {
  const char* first = "SELECT ifnull(min(id),0)FROM operation";
  const std::int64_t ones = one.integer(first);
  const std::int64_t others = other.integer(first);
  return ones == 0 || others == 0 || ones == others;
}

std::optional<Operation> find_operation(const Database& database, Id id) {
  Statement row = database.prepare(select_operations(" FROM operation WHERE id=?"));
  if (!row.bind(1, id).step()) return std::nullopt;
  return operation_from(row);
}

std::optional<Operation> newest_to_undo(const Database& database) {
  Statement row =
      database.prepare(select_operations(" FROM operation WHERE undoes=0 AND(undone=0 OR id NOT IN(SELECT undoes FROM "
                                         "operation WHERE undoes<>0))ORDER BY id DESC LIMIT 1"));
  if (!row.step()) return std::nullopt;
  return operation_from(row);
}

Day last_written(const Database& database) {
  constexpr std::int64_t seconds_a_day = 86'400;
  return Day{static_cast<std::int32_t>(database.integer("SELECT max(at)FROM operation") / seconds_a_day)};
}

std::optional<Operation> last_operation_on(const Database& database, Id entity, Id after) {
  Statement row = database.prepare(
      select_operations(" FROM operation WHERE undone=0 AND id=("
                        "SELECT max(operation)FROM change JOIN operation AS o ON o.id=operation "
                        "WHERE(change.id&1073741823)=?1 AND change.id=?2 AND operation>?3 AND o.undone=0)"));
  if (!row.bind(1, entity.random()).bind(2, entity).bind(3, after).step()) return std::nullopt;
  return operation_from(row);
}

std::unordered_set<Id> people_of_last_import(const Database& database) {
  Statement rows = database.prepare(
      "WITH last(id)AS(SELECT max(id)FROM operation WHERE command='import'AND undone=0),"
      "touched(entity,id)AS(SELECT entity,change.id FROM change,last WHERE operation=last.id)"
      "SELECT id FROM touched WHERE entity='person'"
      "UNION SELECT person FROM detail WHERE id IN(SELECT id FROM touched WHERE entity='detail')"
      "UNION SELECT person FROM fact WHERE id IN(SELECT id FROM touched WHERE entity='fact')");
  std::unordered_set<Id> people;
  while (rows.step()) people.insert(rows.id(0));
  return people;
}

std::vector<Operation> operations(const Database& database, const IdPrefix& prefix) {
  Statement rows =
      database.prepare(select_operations(" FROM operation WHERE(id&1073741823)BETWEEN ? AND ? ORDER BY id DESC"));
  rows.bind(1, prefix.first).bind(2, prefix.last);
  std::vector<Operation> found;
  while (rows.step()) {
    if (prefix.fits(rows.id(0))) found.push_back(operation_from(rows));
  }
  return found;
}

std::vector<Entry> entries(const Database& database, const IdPrefix& prefix) {
  Statement rows = database.prepare(
      "SELECT DISTINCT entity,id FROM change WHERE(id&1073741823)BETWEEN ? AND ? AND entity<>'person'ORDER BY id DESC");
  rows.bind(1, prefix.first).bind(2, prefix.last);
  std::vector<Entry> found;
  while (rows.step()) {
    if (prefix.fits(rows.id(1))) found.push_back({std::string(rows.text(0)), rows.id(1)});
  }
  std::erase_if(found, [&](const Entry& entry) {
    defaults(entry.table);  // throws if it is not an entity table
    return !database.prepare("SELECT 1 FROM " + entry.table + " WHERE id=?").bind(1, entry.id).step();
  });
  return found;
}

namespace {

/// Orders ids as their texts, in which the random digits come first.
std::pair<std::int64_t, std::int64_t> by_digits(Id id) { return {id.random(), id.clock()}; }

std::string looked_up(Statements& statements, Id id) {
  constexpr std::size_t random_digits = 6;
  const std::string text = to_text(id);
  Statement& changes = statements["SELECT id FROM change WHERE(id&1073741823)BETWEEN ? AND ? AND id<>?"];
  Statement& operations = statements["SELECT id FROM operation WHERE(id&1073741823)BETWEEN ? AND ? AND id<>?"];
  std::size_t needed = shortest;
  // If another id starts with the presumed digits, one more than their common digits is needed.
  const auto is_shared = [&](Statement& ids) {
    const auto alike = parse_id_prefix(std::string_view(text).substr(0, std::min(needed, random_digits)));
    const std::size_t before = needed;
    ids.bind(1, alike->first).bind(2, alike->last).bind(3, id);
    while ((needed == before || needed > random_digits) && ids.step()) {
      const std::size_t same = common(text, to_text(ids.id(0)));
      if (same >= needed) needed = same + 1;
    }
    ids.reset();
    return needed > before;
  };
  while (needed < Id::digits && (is_shared(changes) || is_shared(operations))) continue;
  return text.substr(0, std::min(needed, Id::digits));
}

}  // namespace

std::string short_id(const Database& database, Id id) {
  Statements statements(database);
  return looked_up(statements, id);
}

std::string ShortIds::of(Id id) {
  constexpr std::size_t few = 250;
  ++asked_;
  // Reading all ids costs about as much as looking up one for every second page of the file.
  if (asked_ == few) many_ = std::max(few, static_cast<std::size_t>(database_.integer("PRAGMA page_count")) / 2);
  if (asked_ < many_) return looked_up(statements_, id);
  if (asked_ == many_) read_all();
  return among_all(id);
}

void ShortIds::read_all() {
  for (const char* sql : {"SELECT id FROM change", "SELECT id FROM operation"}) {
    Statement rows = database_.prepare(sql);
    while (rows.step()) all_.push_back(rows.id(0));
  }
  std::ranges::sort(all_, {}, by_digits);
  all_.erase(std::ranges::unique(all_).begin(), all_.end());
}

/// The neighbours in the order of digits have the most digits in common.
std::string ShortIds::among_all(Id id) const {
  const std::string text = to_text(id);
  const auto at = std::ranges::lower_bound(all_, by_digits(id), {}, by_digits);
  const auto next = at != all_.end() && *at == id ? at + 1 : at;
  std::size_t needed = shortest;
  if (at != all_.begin()) needed = std::max(needed, common(text, to_text(*(at - 1))) + 1);
  if (next != all_.end()) needed = std::max(needed, common(text, to_text(*next)) + 1);
  return text.substr(0, std::min(needed, Id::digits));
}

}  // namespace rapport::store
