#include "services/importing/importer.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/names.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "base/word_break.hpp"
#include "model/handle.hpp"
#include "store/entries.hpp"
#include "store/interactions.hpp"

namespace rapport::services {
namespace {

/// Whether a fact already exists, with its topic apart or in front of the text, as exports write it.
bool same_fact(const model::Fact& known, const model::Fact& given) {
  return trimmed(known.text) == trimmed(given.text) || trimmed(known.about + ": " + known.text) == trimmed(given.text);
}

}  // namespace

std::string tag_from(std::string_view group) {
  if (group.starts_with("* ")) group.remove_prefix(2);
  std::string tag;
  for (std::size_t at = 0; at < group.size();) {
    const auto [value, size] = code_point(group, at);
    const bool fits = is_word_char(value) || value == U'-' || value == U':';
    if (fits) {
      tag.append(group.substr(at, size));
    } else if (!tag.empty() && !tag.ends_with('-')) {
      tag += '-';
    }
    at += size;
  }
  while (tag.ends_with('-') || tag.ends_with(':')) tag.pop_back();
  std::size_t letters = 0;
  for (std::size_t at = 0; at < tag.size(); at += code_point(tag, at).size)
    letters += is_word_letter(code_point(tag, at).value) ? 1 : 0;
  return letters == 0 ? std::string{} : lower_ascii(tag);
}

Importer::Importer(store::Edit& edit, Day today, bool update, std::vector<std::string> tags)
    : edit_(edit),
      statements_(edit.database()),
      matcher_(edit.database()),
      today_(today),
      update_(update),
      tags_(std::move(tags)) {}

Record Importer::take(const interchange::Contact& contact) {
  Record record{{}, contact.line, RecordState::added, contact.name, {}};
  const auto [sure, perhaps] = matcher_.match(contact);
  if (!sure) {
    const Id person = enter(contact);
    if (!contact.handle.empty()) matcher_.mark_with_handle(person);
    if (perhaps) {
      const auto other = store::find<model::Person>(statements_, *perhaps);
      const auto added = store::find<model::Person>(statements_, person);
      record.state = RecordState::unclear;
      record.reason = fmt::format("added; may be {}: rapport merge {} {}", other->name, other->handle, added->handle);
    }
    return record;
  }
  const int before = edit_.changes();
  if (!contact.handle.empty()) matcher_.mark_with_handle(*sure);
  fill(*store::find<model::Person>(statements_, *sure), contact);
  record.state = edit_.changes() == before ? RecordState::unchanged
                 : update_                 ? RecordState::changed
                                           : RecordState::filled;
  return record;
}

Id Importer::enter(const interchange::Contact& contact) {
  const auto taken = [&](std::string_view handle) { return matcher_.handle_taken(handle); };
  model::Person person{.name = contact.name, .added_on = today_};
  person.handle = contact.handle;
  if (!model::valid_handle(person.handle) || taken(person.handle))
    person.handle = model::free_handle(person.name, taken);
  fill_person(person, contact);
  edit_.add(person);
  matcher_.add_person(person.id, person.handle, person.name);
  fresh_ = person.id;
  fill(person, contact);
  fresh_ = {};
  return person.id;
}

void Importer::fill(model::Person person, const interchange::Contact& contact) {
  if (person.id != fresh_)
    person = edit_.change<model::Person>(person.id, [&](auto& stored) { fill_person(stored, contact); });
  fill_details(person, contact);
  fill_jobs(person.id, contact);
  fill_occasions(person.id, contact);
  fill_facts(person.id, contact);
  for (const auto& [kind, name] : contact.related) related_.emplace_back(person.id, kind, name);
}

template <class Entity>
std::vector<Entity> Importer::profile_of(Id person) {
  if (person == fresh_) return {};
  return store::of_person<Entity>(statements_, person);
}

void Importer::fill_person(model::Person& person, const interchange::Contact& contact) {
  const auto fill = [&](std::string& field, const std::string& given) {
    if (!given.empty() && (field.empty() || update_)) field = given;
  };
  fill(person.relation, contact.relation);
  fill(person.met, contact.met);
  if (contact.met_on.known() && !person.met_on.known()) person.met_on = contact.met_on;
  if (contact.deceased && person.status == model::Status::active) person.status = model::Status::deceased;
  if (update_ && name_key(person.name) != name_key(contact.name)) {
    edit_.add(model::Detail{.person = person.id, .kind = "alias", .value = person.name});
    person.name = contact.name;
    matcher_.add_detail(person.id, "alias", contact.name);
  }
}

void Importer::fill_details(const model::Person& stored, const interchange::Contact& contact) {
  const Id person = stored.id;
  std::vector<model::Detail> given = contact.details;
  // People who are only named in an interaction have no key.
  if (contact.line > 0 && contact.uid != std::string(own_uid) + to_text(person))
    given.push_back({.kind = "uid", .value = contact.uid.empty() ? fingerprint(contact) : contact.uid, .label = {}});
  for (const std::string& tag : tags_) given.push_back({.kind = "tag", .value = tag, .label = {}});
  if (name_key(stored.name) != name_key(contact.name) && contact.name.find('@') == std::string::npos)
    given.push_back({.kind = "alias", .value = contact.name, .label = {}});
  auto known = profile_of<model::Detail>(person);
  const auto key = [](const model::Detail& one) {
    const std::string sign = identifier_key(one.kind, one.value);
    return sign.empty() ? one.kind + " " + one.value : sign;
  };
  for (model::Detail& one : given) {
    if (one.kind == "tag") one.value = tag_from(one.value);
    if (one.value.empty() || (one.kind == "alias" && name_key(one.value) == name_key(stored.name))) continue;
    if (one.kind == "tag" && (one.value == "mycontacts" || one.value == "starred")) continue;
    if (std::ranges::any_of(known, [&](auto& other) { return key(other) == key(one); })) continue;
    one.person = person;
    edit_.add(one);
    matcher_.add_detail(person, one.kind, one.value);
    known.push_back(one);
  }
}

void Importer::fill_jobs(Id person, const interchange::Contact& contact) {
  auto known = profile_of<model::Job>(person);
  for (model::Job job : contact.jobs) {
    const auto same = std::ranges::find_if(known, [&](auto& one) {
      return job.org.empty() ? fold(one.role) == fold(job.role) : fold(one.org) == fold(job.org);
    });
    if (same == known.end() && (known.empty() || update_)) {
      job.person = person;
      edit_.add(job);
      known.push_back(job);
      matcher_.add_org(person, job.org);
    } else if (same != known.end() && !job.role.empty() && same->role != job.role && (same->role.empty() || update_)) {
      *same = edit_.change<model::Job>(same->id, [&](auto& stored) { stored.role = job.role; });
    }
  }
}

void Importer::fill_occasions(Id person, const interchange::Contact& contact) {
  const auto known = profile_of<model::Occasion>(person);
  for (model::Occasion one : contact.occasions) {
    const auto same = std::ranges::find_if(known, [&](auto& other) { return other.kind == one.kind; });
    if (same == known.end()) {
      one.person = person;
      edit_.add(one);
      if (one.kind == "birthday") matcher_.add_birthday(person, one.date);
    } else if (update_ && !(same->date == one.date)) {
      edit_.change<model::Occasion>(same->id, [&](auto& stored) { stored.date = one.date; });
    }
  }
}

void Importer::fill_facts(Id person, const interchange::Contact& contact) {
  if (contact.facts.empty()) return;
  auto known = profile_of<model::Fact>(person);
  for (model::Fact one : contact.facts) {
    if (std::ranges::any_of(known, [&](auto& other) { return same_fact(other, one); })) continue;
    one.person = person;
    if (one.learned_on == Day{}) one.learned_on = today_;
    edit_.add(one);
    known.push_back(one);
  }
}

void Importer::link() {
  for (const auto& [person, kind, name] : related_) {
    const auto ids = matcher_.named(name);
    if (ids.size() != 1 || ids.front() == person || kind.empty()) continue;
    const auto known = store::between<model::Relation>(edit_.database(), ids.front(), person);
    if (known.empty()) edit_.add(model::Relation{.a = ids.front(), .kind = kind, .b = person});
  }
  related_.clear();
}

/// The person with a name in an interaction; added if there is none.
Id Importer::person_of(const std::string& name, std::vector<std::string>& added) {
  const auto ids = matcher_.named(name);
  if (ids.size() == 1) return ids.front();
  if (ids.size() > 1)
    throw Error(ErrorCode::refused, fmt::format("'{}' is ambiguous: {} people match", name, ids.size()));
  interchange::Contact contact{.line = 0, .uid = {}, .handle = {}, .name = name};
  if (model::valid_handle(name)) contact.handle = name;
  added.push_back(name);
  named_.push_back(name);
  return enter(contact);
}

std::optional<model::Interaction> Importer::stored(const model::Interaction& interaction) {
  if (interaction.id) return store::find<model::Interaction>(statements_, interaction.id);
  const std::set<Id> people(interaction.people.begin(), interaction.people.end());
  for (auto& one : duplicates_.like(interaction)) {
    if (std::set<Id>(one.people.begin(), one.people.end()) == people) return std::move(one);
  }
  return std::nullopt;
}

Record Importer::take(const interchange::Meeting& meeting) {
  Record record{{}, meeting.line, RecordState::added, to_iso(meeting.interaction.date), {}};
  std::vector<std::string> added;
  model::Interaction interaction = meeting.interaction;
  if (interaction.date > today_ && interaction.outcome == model::Outcome::reached)
    interaction.outcome = model::Outcome::planned;
  for (std::string& tag : interaction.tags) {
    if (tag.find(' ') != std::string::npos) tag = tag_from(tag);
  }
  try {
    for (const std::string& name : meeting.people) interaction.people.push_back(person_of(name, added));
    for (const std::string& name : meeting.mentioned) interaction.mentioned.push_back(person_of(name, added));
  } catch (const Error& error) {
    return {{}, meeting.line, RecordState::refused, record.name, error.message};
  }
  if (!added.empty()) record.reason = "added " + join(added, ", ");
  const auto known = stored(interaction);
  if (!known) {
    interaction.id = edit_.add(interaction);
    duplicates_.added(interaction);
    return record;
  }
  record.state = RecordState::unchanged;
  if (!update_) return record;
  const int before = edit_.changes();
  interaction.id = known->id;
  edit_.change<model::Interaction>(known->id, [&](auto& stored) { stored = interaction; });
  if (edit_.changes() > before) record.state = RecordState::changed;
  return record;
}

}  // namespace rapport::services
