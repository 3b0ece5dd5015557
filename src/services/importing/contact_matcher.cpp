#include "services/importing/contact_matcher.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "base/names.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "base/word_break.hpp"
#include "store/mapping.hpp"
#include "store/person_details.hpp"

namespace rapport::services {
namespace {

/// The digits of a number that do not depend on how it is written: without country code, trunk zero and signs.
std::string phone_sign(std::string_view number) {
  constexpr std::size_t least = 6;
  constexpr std::size_t most = 8;
  std::string digits;
  for (const char c : number) {
    if (is_digit(c)) digits += c;
  }
  if (digits.size() < least) return {};
  return digits.size() > most ? digits.substr(digits.size() - most) : digits;
}

std::string url_sign(std::string_view url) {
  std::string text = lower_ascii(trimmed(url));
  for (const std::string_view prefix : {"https://", "http://", "www."}) {
    if (text.starts_with(prefix)) text.erase(0, prefix.size());
  }
  while (text.ends_with('/')) text.pop_back();
  return text;
}

void add(std::vector<Id>& ids, Id id) {
  if (!contains(ids, id)) ids.push_back(id);
}

const std::vector<Id>& found(const std::unordered_map<std::string, std::vector<Id>>& map, const std::string& key) {
  static const std::vector<Id> none;
  const auto at = map.find(key);
  return at == map.end() ? none : at->second;
}

bool is_reach(std::string_view kind) { return kind == "email" || kind == "phone" || kind == "url"; }

}  // namespace

std::string identifier_key(std::string_view kind, std::string_view value) {
  std::string sign = kind == "phone" ? phone_sign(value) : kind == "url" ? url_sign(value) : fold(value);
  return sign.empty() ? sign : std::string(kind) + " " + sign;
}

std::string fingerprint(const interchange::Contact& contact) {
  std::set<std::string> parts{"name " + name_key(contact.name)};
  for (const auto& one : contact.details) {
    if (is_reach(one.kind)) parts.insert(identifier_key(one.kind, one.value));
  }
  for (const auto& job : contact.jobs) parts.insert("org " + fold(job.org));
  const std::uint64_t sum = hash(join(parts, "\n") + "\n");
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "rapport:";
  for (int shift = 60; shift >= 0; shift -= 4) text += digits[(sum >> shift) & 15U];
  return text;
}

ContactMatcher::ContactMatcher(const store::Database& database) {
  store::each_distinction(database, {.person = [&](auto... named) { add_person(named...); },
                                     .detail = [&](auto... detail) { add_detail(detail...); },
                                     .org = [&](auto... job) { add_org(job...); }});
  for (const auto& one : store::birthdays(database)) add_birthday(one.person, one.date);
}

void ContactMatcher::add_person(Id person, std::string_view handle, std::string_view name) {
  handles_.emplace(handle, person);
  add_detail(person, "alias", name);
}

void ContactMatcher::add_detail(Id person, std::string_view kind, std::string_view value) {
  if (kind == "handle") handles_.emplace(value, person);
  if (kind == "alias") {
    Known& known = known_[person];
    const std::string key = name_key(value);
    if (known.names.insert(key).second) names_[key].push_back(person);
    for (std::string& word : word_keys(value)) known.words.insert(std::move(word));
  } else if (is_reach(kind) || kind == "uid") {
    if (const std::string sign = identifier_key(kind, value); !sign.empty()) add(identifiers_[sign], person);
  }
}

void ContactMatcher::add_org(Id person, std::string_view org) {
  if (!org.empty()) known_[person].orgs.insert(fold(org));
}

void ContactMatcher::add_birthday(Id person, const model::PartialDate& date) {
  if (date.yearly()) known_[person].birthday = model::to_text(date);
}

bool ContactMatcher::shares_a_word(Id person, const interchange::Contact& contact) const {
  const auto known = known_.find(person);
  if (known == known_.end()) return false;
  const auto shares = [&](std::string_view name) {
    const auto words = word_keys(name);
    return std::ranges::any_of(words, [&](auto& word) { return known->second.words.contains(word); });
  };
  if (shares(contact.name)) return true;
  return std::ranges::any_of(contact.details, [&](auto& one) {
    return (one.kind == "alias" && shares(one.value)) || (one.kind == "email" && one.value == contact.name);
  });
}

bool ContactMatcher::is_confirmed(Id person, const interchange::Contact& contact) const {
  const auto known = known_.find(person);
  if (known == known_.end()) return false;
  const bool org = std::ranges::any_of(
      contact.jobs, [&](auto& job) { return !job.org.empty() && known->second.orgs.contains(fold(job.org)); });
  const bool birthday = std::ranges::any_of(contact.occasions, [&](auto& one) {
    return one.kind == "birthday" && one.date.yearly() && model::to_text(one.date) == known->second.birthday;
  });
  return org || birthday;
}

ContactMatcher::Match ContactMatcher::match(const interchange::Contact& contact) const {
  Match match;
  const bool has_own_handle = !contact.handle.empty() && !handles_.contains(contact.handle);
  const auto is_another = [&](Id id) { return has_own_handle && given_.contains(id); };
  if (const auto at = handles_.find(contact.handle); at != handles_.end() && shares_a_word(at->second, contact))
    return {at->second, {}};
  if (contact.uid.starts_with(own_uid)) {
    const auto id = parse_id(std::string_view(contact.uid).substr(own_uid.size()));
    if (id && known_.contains(*id)) return {*id, {}};
  }
  for (const std::string& uid : {contact.uid, fingerprint(contact)}) {
    if (const auto& ids = found(identifiers_, identifier_key("uid", uid));
        !uid.empty() && ids.size() == 1 && !is_another(ids.front()))
      return {ids.front(), {}};
  }
  for (const auto& one : contact.details) {
    if (!is_reach(one.kind)) continue;
    for (const Id id : found(identifiers_, identifier_key(one.kind, one.value))) {
      if (is_another(id)) continue;
      if (shares_a_word(id, contact)) return {id, {}};
      if (!match.perhaps) match.perhaps = id;
    }
  }
  const bool has_signs = !contact.jobs.empty() || !contact.occasions.empty();
  for (const Id id : found(names_, name_key(contact.name))) {
    if (is_another(id)) continue;
    if (has_signs && is_confirmed(id, contact)) return {id, {}};
    if (!match.perhaps) match.perhaps = id;
    if (!has_signs) break;
  }
  return match;
}

std::vector<Id> ContactMatcher::named(std::string_view name) const {
  if (name.starts_with('@')) name.remove_prefix(1);
  if (const auto at = handles_.find(std::string(name)); at != handles_.end()) return {at->second};
  const auto& ids = found(names_, name_key(name));
  if (!ids.empty()) return ids;
  const auto& addressed = found(identifiers_, identifier_key("email", name));
  return addressed.empty() ? found(identifiers_, identifier_key("uid", name)) : addressed;
}

}  // namespace rapport::services
