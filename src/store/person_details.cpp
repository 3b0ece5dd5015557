#include "store/person_details.hpp"

#include "base/utf8.hpp"
#include "store/mapping.hpp"

namespace rapport::store {

std::vector<model::Fact> current_facts(const Database& database, Id person) {
  return select<model::Fact>(database, "WHERE person=? AND superseded_by=0 ORDER BY learned_on,id", person);
}

std::vector<model::Fact> facts_with_former(const Database& database, Id person) {
  return select<model::Fact>(database, "WHERE person=? ORDER BY about,superseded_by<>0,id DESC", person);
}

std::vector<model::Fact> shareable_facts(const Database& database, std::string_view about) {
  return select<model::Fact>(database,
                             "WHERE about=? AND superseded_by=0 AND sensitive=0 AND person IN(SELECT id FROM person "
                             "WHERE status='active')ORDER BY id",
                             about);
}

std::vector<Id> given_to_after(const Database& database, Day day) {
  std::vector<Id> people;
  for (const auto& one :
       select<model::Interaction>(database, "WHERE date>? AND gave<>''AND outcome IN('reached','attempt')", day))
    people.insert(people.end(), one.people.begin(), one.people.end());
  return people;
}

std::vector<model::Job> jobs(const Database& database, Id person) {
  return select<model::Job>(database, "WHERE person=? ORDER BY until<>'',id DESC", person);
}

std::optional<model::Job> current_job(const Database& database, Id person) {
  auto found = select<model::Job>(database, "WHERE person=? AND until=''ORDER BY id DESC LIMIT 1", person);
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<model::Detail> details(const Database& database, Id person, std::string_view kind) {
  return select<model::Detail>(database, "WHERE person=? AND kind=? ORDER BY id", person, kind);
}

std::vector<model::Detail> all_tags(const Database& database) {
  return select<model::Detail>(database, "WHERE kind='tag'ORDER BY id");
}

std::optional<model::Occasion> occasion(const Database& database, Id person, std::string_view kind) {
  for (auto& one : select<model::Occasion>(database, "WHERE person=? ORDER BY id", person)) {
    if (fold(one.kind) == fold(kind)) return std::move(one);
  }
  return std::nullopt;
}

std::vector<model::Occasion> birthdays(const Database& database) {
  return select<model::Occasion>(database, "WHERE kind='birthday'");
}

std::vector<model::Relation> relations(const Database& database) {
  return select<model::Relation>(database, "ORDER BY until<>'',id");
}

std::vector<model::Relation> relations(const Database& database, Id person) {
  return select<model::Relation>(database, "WHERE a=?1 OR b=?1 ORDER BY until<>'',id", person);
}

std::vector<model::Style> styles(const Database& database, Id person, std::string_view key) {
  return select<model::Style>(database, "WHERE person=? AND key=? ORDER BY id", person, key);
}

void each_style(Statements& statements, Id person,
                const std::function<void(std::string_view key, std::string_view value)>& call) {
  Statement& rows = statements["SELECT key,value FROM style WHERE person=?"];
  rows.bind(1, person);
  while (rows.step()) call(rows.text(0), rows.text(1));
  rows.reset();
}

void each_distinction(const Database& database, const Distinctions& call) {
  Statement people = database.prepare("SELECT id,handle,name FROM person");
  while (people.step()) call.person(people.id(0), people.text(1), people.text(2));
  Statement details = database.prepare(
      "SELECT person,kind,value FROM detail WHERE kind IN('alias','email','phone','url','uid','handle')");
  while (details.step()) call.detail(details.id(0), details.text(1), details.text(2));
  Statement jobs = database.prepare("SELECT person,org FROM job");
  while (jobs.step()) call.org(jobs.id(0), jobs.text(1));
}

}  // namespace rapport::store
