#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/entities.hpp"
#include "store/sqlite.hpp"

/// What is known about people: facts, jobs, details, occasions, styles and relations.
namespace rapport::store {

/// Current facts, which no newer one supersedes, by the day they were learned.
std::vector<model::Fact> current_facts(const Database& database, Id person);
/// All facts of a person by topic, current ones first, newest first.
std::vector<model::Fact> facts_with_former(const Database& database, Id person);
/// Current facts about a need, an offer or an interest of an active person, without sensitive ones.
std::vector<model::Fact> shareable_facts(const Database& database, std::string_view about);

/// The people who were given something after a day.
std::vector<Id> given_to_after(const Database& database, Day day);

/// Current jobs first, newest first.
std::vector<model::Job> jobs(const Database& database, Id person);
/// The newest job without an end.
std::optional<model::Job> current_job(const Database& database, Id person);

/// A person's details of one kind (`tag`, `email` ...), oldest first.
std::vector<model::Detail> details(const Database& database, Id person, std::string_view kind);
/// Everybody's tags, oldest first.
std::vector<model::Detail> all_tags(const Database& database);

/// A person's occasion of a kind. Case and diacritics of the kind do not matter.
std::optional<model::Occasion> occasion(const Database& database, Id person, std::string_view kind);
std::vector<model::Occasion> birthdays(const Database& database);

/// All relations, or those of one person; ended ones last.
std::vector<model::Relation> relations(const Database& database);
std::vector<model::Relation> relations(const Database& database, Id person);

/// The styles of a person under one key (`channel`, `tip` ...), oldest first.
std::vector<model::Style> styles(const Database& database, Id person, std::string_view key);
/// Calls `call` with each key and value of a person's styles.
void each_style(Statements& statements, Id person,
                const std::function<void(std::string_view key, std::string_view value)>& call);

/// Calls these with everything that identifies people: handles and names, then addresses, numbers, pages and aliases
/// (`kind` as in details), then organisations.
struct Distinctions {
  std::function<void(Id person, std::string_view handle, std::string_view name)> person;
  std::function<void(Id person, std::string_view kind, std::string_view value)> detail;
  std::function<void(Id person, std::string_view org)> org;
};
void each_distinction(const Database& database, const Distinctions& call);

}  // namespace rapport::store
