#include "store/identifiers.hpp"

#include <algorithm>
#include <map>

#include "base/names.hpp"
#include "store/mapping.hpp"
#include "store/references.hpp"

namespace rapport::store {
namespace {

/// The fields of a row before and after a change, by name.
using Fields = std::map<std::string, std::string>;

Fields fields_in(Statements& statements, std::string_view json) {
  Fields fields;
  for (const auto& [name, value] : from_json(statements, json)) {
    const auto* number = std::get_if<std::int64_t>(&value);
    fields[name] = number != nullptr ? std::to_string(*number) : std::get<std::string>(value);
  }
  return fields;
}

/// People who were merged into one of these and not separated since. A merge logs the handle that now finds the kept
/// person and, in the same operation, the removal of the other.
class Merges {
 public:
  explicit Merges(const Database& database) : statements_(database) {
    Statement rows = database.prepare(
        "SELECT operation,json_extract(after,'$.person')FROM change WHERE entity='detail'AND before=''AND "
        "json_extract(after,'$.kind')='handle'");
    while (rows.step()) merges_.emplace_back(rows.id(1), rows.id(0));
  }

  void follow(std::set<Id>& ids) {
    for (std::size_t before = 0; before != ids.size();) {
      before = ids.size();
      for (const auto& [kept, operation] : merges_) {
        if (ids.contains(kept)) add_removed(operation, ids);
      }
    }
  }

 private:
  Statements statements_;
  std::vector<std::pair<Id, Id>> merges_;

  void add_removed(Id operation, std::set<Id>& ids) {
    Statement& removed = statements_["SELECT id FROM change WHERE operation=? AND entity='person'AND after=''"];
    removed.bind(1, operation);
    std::vector<Id> found;
    while (removed.step()) found.push_back(removed.id(0));
    for (const Id id : found) {
      if (!is_there(statements_, model::Person::table, id)) ids.insert(id);
    }
  }
};

/// Reads the log of people and details; calls `call` with each row's id and its fields at some time.
template <class Call>
void each_former_row(const Database& database, std::string_view table, const Call& call) {
  Statements statements(database);
  Statement rows = database.prepare("SELECT id,before,after FROM change WHERE entity=?");
  rows.bind(1, table);
  while (rows.step()) {
    for (const int column : {1, 2}) {
      if (!rows.text(column).empty()) call(rows.id(0), fields_in(statements, rows.text(column)));
    }
  }
}

void put(std::set<std::string>& texts, const Fields& fields, const char* name) {
  const auto found = fields.find(name);
  if (found != fields.end() && !found->second.empty()) texts.insert(found->second);
}

void add_detail(Identifiers& all, const Fields& fields) {
  const auto kind = fields.find("kind");
  if (kind == fields.end() || kind->second == "tag") return;
  if (kind->second == "alias") {
    put(all.names, fields, "value");
  } else if (kind->second == "handle") {
    put(all.handles, fields, "value");
  } else if (const auto value = fields.find("value"); value != fields.end() && !value->second.empty()) {
    all.exact.push_back(value->second);
  }
}

/// Former names and handles, from the log.
class FormerNames {
 public:
  explicit FormerNames(const Database& database) : statements_(database) {
    each_former_row(database, model::Person::table, [&](Id id, const Fields& fields) {
      put(rows_[id].first, fields, "name");
      put(rows_[id].second, fields, "handle");
    });
  }

  void add_to(Identifiers& all) {
    for (const Id id : all.ids) {
      const auto found = rows_.find(id);
      if (found == rows_.end()) continue;
      all.names.insert(found->second.first.begin(), found->second.first.end());
      all.handles.insert(found->second.second.begin(), found->second.second.end());
    }
    add_removed_namesakes(all);
  }

 private:
  using Texts = std::set<std::string>;

  Statements statements_;
  std::map<Id, std::pair<Texts, Texts>> rows_;  // names and handles

  /// Removed people with the same name are taken for earlier entries of the same person.
  void add_removed_namesakes(Identifiers& all) {
    Texts keys;
    for (const std::string& name : all.names) keys.insert(name_key(name));
    for (const auto& [id, texts] : rows_) {
      const auto is_theirs = [&](const std::string& name) { return keys.contains(name_key(name)); };
      if (std::ranges::any_of(texts.first, is_theirs) && !is_there(statements_, model::Person::table, id))
        all.ids.insert(id);
    }
  }
};

}  // namespace

Identifiers identifiers_of(const Database& database, Id person) {
  Identifiers all{.ids = {person}, .names = {}, .handles = {}, .exact = {}};
  Merges merges(database);
  FormerNames names(database);
  for (std::size_t before = 0; before != all.ids.size();) {
    before = all.ids.size();
    merges.follow(all.ids);
    names.add_to(all);
  }
  // A change lists only the fields that differ, so the owner or kind of a detail may be in an earlier change.
  std::map<Id, std::vector<Fields>> details;
  each_former_row(database, model::Detail::table, [&](Id id, const Fields& fields) { details[id].push_back(fields); });
  for (const auto& [id, rows] : details) {
    const bool theirs = std::ranges::any_of(rows, [&](const Fields& fields) {
      const auto owner = fields.find("person");
      return owner != fields.end() && all.ids.contains(Id{std::stoll(owner->second)});
    });
    if (!theirs) continue;
    Fields whole;
    for (const Fields& fields : rows) {
      for (const auto& [name, value] : fields) whole[name] = value;
      add_detail(all, whole);
    }
  }
  std::ranges::sort(all.exact);
  all.exact.erase(std::ranges::unique(all.exact).begin(), all.exact.end());
  return all;
}

std::vector<model::Person> former_people(const Database& database, std::string_view name) {
  std::map<Id, model::Person> people;
  std::set<Id> named;
  const std::string bare(name.starts_with('@') ? name.substr(1) : name);
  each_former_row(database, model::Person::table, [&](Id id, const Fields& fields) {
    model::Person& person = people[id];
    person.id = id;
    if (const auto found = fields.find("name"); found != fields.end()) {
      person.name = found->second;
      if (name_key(found->second) == name_key(bare)) named.insert(id);
    }
    if (const auto found = fields.find("handle"); found != fields.end()) {
      person.handle = found->second;
      if (found->second == bare) named.insert(id);
    }
  });
  Statements statements(database);
  std::vector<model::Person> found;
  for (const Id id : named) {
    if (!is_there(statements, model::Person::table, id)) found.push_back(people[id]);
  }
  return found;
}

}  // namespace rapport::store
