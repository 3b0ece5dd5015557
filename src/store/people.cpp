#include "store/people.hpp"
#include "base/strings.hpp"

#include <algorithm>
#include <tuple>

#include "base/utf8.hpp"
#include "store/mapping.hpp"

namespace rapport::store {
namespace {

/// Keeps the first value of a kind, or the preferred one.
void prefer(std::string& current, const model::Detail& detail) {
  if (current.empty() || detail.label.ends_with("preferred")) current = detail.value;
}

void fill_details(Statements& statements, PersonRow& row) {
  Statement& details = statements[Mapping<model::Detail>::select_clause() + " WHERE person=? ORDER BY id"];
  details.bind(1, row.person.id);
  while (details.step()) {
    const auto detail = Mapping<model::Detail>::from_row(details);
    if (detail.kind == "tag") row.tags.push_back(detail.value);
    if (detail.kind == "email") prefer(row.email, detail);
    if (detail.kind == "phone") prefer(row.phone, detail);
  }
  std::ranges::sort(row.tags);
}

void fill_job(Statements& statements, PersonRow& row) {
  Statement& job = statements["SELECT org,role FROM job WHERE person=? AND until=''ORDER BY id DESC LIMIT 1"];
  if (job.bind(1, row.person.id).step()) {
    row.org = job.text(0);
    row.role = job.text(1);
  }
  job.reset();
}

std::vector<model::Person> by_name(std::vector<model::Person> people) {
  std::vector<std::pair<std::string, model::Person>> keyed;
  keyed.reserve(people.size());
  for (auto& person : people) {
    std::string key = fold(person.name);
    keyed.emplace_back(std::move(key), std::move(person));
  }
  std::ranges::sort(keyed, [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second.handle) < std::tie(b.first, b.second.handle);
  });
  people.clear();
  for (auto& [key, person] : keyed) people.push_back(std::move(person));
  return people;
}

}  // namespace

PersonRow person_row(Statements& statements, model::Person person) {
  PersonRow row{
      .person = std::move(person), .contact_state = {}, .org = {}, .role = {}, .tags = {}, .email = {}, .phone = {}};
  fill_details(statements, row);
  fill_job(statements, row);
  Statement& birthday = statements["SELECT date FROM occasion WHERE person=? AND kind='birthday'ORDER BY id LIMIT 1"];
  if (birthday.bind(1, row.person.id).step()) row.birthday = from_column<model::PartialDate>(birthday, 0);
  birthday.reset();
  Statement& contact_state =
      statements[std::string("SELECT ").append(contact_state_columns).append(" FROM standing WHERE person=?")];
  if (contact_state.bind(1, row.person.id).step()) row.contact_state = contact_state_from(contact_state);
  contact_state.reset();
  load_pauses(statements, row.contact_state);
  return row;
}

std::vector<model::Person> people(const Database& database) { return by_name(select<model::Person>(database, "")); }

std::vector<model::Person> people(const Database& database, const IdSet& these) {
  Statements statements(database);
  std::vector<model::Person> found;
  for (const Id id : these) {
    for (auto& person : select<model::Person>(statements, "WHERE id=?", id)) found.push_back(std::move(person));
  }
  return by_name(std::move(found));
}

IdSet people_with_words(const Database& database, const std::vector<std::string>& folded_words) {
  std::vector<IdSet> found(folded_words.size());
  const auto look = [&](const Statement& row, auto fits) {
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (fits(folded_words[i])) found[i].insert(row.id(0));
    }
  };
  Statement names = database.prepare("SELECT person,key FROM name");
  while (names.step()) {
    const std::string_view key = names.text(1);
    look(names, [&](const std::string& word) { return key.find(word) != std::string_view::npos; });
  }
  Statement tags = database.prepare("SELECT person,value FROM detail WHERE kind='tag'");
  while (tags.step()) look(tags, [tag = fold(tags.text(1))](const std::string& word) { return tag == word; });
  for (const char* sql : {"SELECT person,org||char(10)||role,max(id)FROM job WHERE until=''GROUP BY person",
                          "SELECT id,relation FROM person WHERE relation<>''"}) {
    Statement rows = database.prepare(sql);
    while (rows.step()) {
      const std::string text = fold(rows.text(1));
      look(rows, [&](const std::string& word) { return text.find(word) != std::string::npos; });
    }
  }
  for (const IdSet& one : found) std::erase_if(found.front(), [&](Id id) { return !one.contains(id); });
  return std::move(found.front());
}

int longest_reminder(const Database& database) {
  return static_cast<int>(database.integer("SELECT coalesce(max(remind),0)FROM occasion"));
}

std::vector<model::Occasion> kept_occasions(const Database& database, const OccasionQuery& query) {
  std::string tail = "WHERE ";
  // One person's occasions are few, and found by the person.
  if (!query.person && !query.month_days.empty())
    tail += "substr(date,-5)IN('" + join(query.month_days, "','") + "')AND ";
  if (query.person) tail += "person=? AND ";
  tail +=
      "EXISTS(SELECT 1 FROM person AS p WHERE p.id=occasion.person AND(p.status='active'OR"
      "(p.status='deceased'AND p.remember=1)))ORDER BY id";
  return query.person ? select<model::Occasion>(database, tail, query.person) : select<model::Occasion>(database, tail);
}

bool is_active(const Database& database, Id person) {
  Statement row = database.prepare("SELECT 1 FROM person WHERE id=? AND status='active'");
  return row.bind(1, person).step();
}

const PersonNames::Known& PersonNames::look_up(Id person) {
  const auto found = known_.find(person);
  if (found != known_.end()) return found->second;
  Known known{"someone", "someone"};
  if (!row_) row_.emplace(database_.prepare("SELECT handle,name FROM person WHERE id=?"));
  if (row_->bind(1, person).step()) known = {std::string(row_->text(0)), std::string(row_->text(1))};
  row_->reset();
  return known_.emplace(person, std::move(known)).first->second;
}

std::vector<std::string> PersonNames::handles(const model::Ids& people) {
  std::vector<std::string> result;
  for (const Id person : people) result.push_back(handle(person));
  return result;
}

std::vector<std::string> PersonNames::names(const model::Ids& people) {
  std::vector<std::string> result;
  for (const Id person : people) result.push_back(name(person));
  return result;
}

Handles::Handles(const Database& database) {
  constexpr std::size_t usual_length = 8;
  const auto count = static_cast<std::size_t>(database.integer("SELECT count(*)FROM person"));
  people_.reserve(count);
  ends_.reserve(count);
  text_.reserve(count * usual_length);
  Statement rows = database.prepare("SELECT id,handle FROM person ORDER BY id");
  while (rows.step()) {
    people_.push_back(rows.id(0));
    text_ += rows.text(1);
    ends_.push_back(static_cast<std::uint32_t>(text_.size()));
  }
}

std::vector<std::string> Handles::of(const model::Ids& people) const {
  std::vector<std::string> result;
  result.reserve(people.size());
  for (const Id person : people) {
    const auto found = std::ranges::lower_bound(people_, person);
    if (found == people_.end() || *found != person) {
      result.emplace_back("someone");
      continue;
    }
    const auto at = static_cast<std::size_t>(found - people_.begin());
    const std::uint32_t begin = at == 0 ? 0 : ends_[at - 1];
    result.push_back(text_.substr(begin, ends_[at] - begin));
  }
  return result;
}

}  // namespace rapport::store
