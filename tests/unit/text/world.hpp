#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/names.hpp"
#include "base/utf8.hpp"
#include "text/sentence.hpp"

namespace rapport::text {

/// Invented people and who of them has met whom, as a journal would know them. Counts how often it is asked.
class PeopleWorld {
 public:
  PeopleWorld() {
    add("priya", "Priya Nair");
    add("marco", "Marco Rossi");
    add("grace", "Grace Hoffmann");
    add("sam", "Sam Lee");
    add("sam-miller", "Sam Miller");
    add("zoe", "Zoë Müller", {}, "zoe@mueller.example");
    add("will", "Will Ames");
    add("ann", "Ann O'Brien");
    add("jan", "Jan van der Berg");
    add("elizabeth", "Elizabeth");
    add("elizabeth-cady", "Elizabeth Cady");
    add("anna", "Anna Keller", {"Annie", "Big K"});
    add("mark", "Mark Weber");
    add("rose", "Rose Hill");
    add("yuki", "Yuki Tanaka");
    add("carmen", "María del Carmen García López");
    add("may", "May Chen");
    add("otto", "Otto Frey", {}, {}, false);
    add("p1", "王小明");
    add("p2", "山田 太郎");
    add("p3", "김민수");
    add("paris", "Paris Adeyemi");
    meet("sam-miller", "priya");
    meet("sam", "marco");
    meet("sam-miller", "marco");
  }

  Names names() {
    return [this](std::string_view key) {
      ++asked;
      const auto found = keys_.find(std::string(key));
      return found == keys_.end() ? std::vector<Bearer>{} : found->second;
    };
  }

  Acquainted acquainted() const {
    return [this](const std::vector<Id>& bearers, const std::vector<Id>& others) {
      std::vector<Id> found;
      for (const Id one : bearers) {
        const bool met = std::any_of(others.begin(), others.end(), [&](Id other) {
          return std::count(met_.begin(), met_.end(), std::pair(one, other)) > 0;
        });
        if (met) found.push_back(one);
      }
      return found;
    };
  }

  std::string handle(Id person) const { return handles_.at(person.value); }
  std::size_t asked = 0;

 private:
  void add(const std::string& handle, const std::string& name, const std::vector<std::string>& aliases = {},
           const std::string& email = {}, bool active = true) {
    const Id person{static_cast<std::int64_t>(handles_.size()) + 1};
    handles_[person.value] = handle;
    const auto put = [&](const std::string& key, NameKind kind) {
      keys_[key].push_back({.person = person, .kind = kind, .name = name, .handle = handle, .active = active});
    };
    put(handle, NameKind::handle);
    for (const auto& [key, part] : name_keys(name)) put(key, kind_of(part));
    for (const auto& alias : aliases) put(name_key(alias), NameKind::alias);
    if (!email.empty()) put(fold(email), NameKind::email);
  }

  static NameKind kind_of(NamePart part) {
    switch (part) {
      case NamePart::full:
        return NameKind::full;
      case NamePart::first:
        return NameKind::first;
      case NamePart::last:
        return NameKind::last;
      case NamePart::initial:
        return NameKind::initial;
    }
    return NameKind::full;
  }

  void meet(const std::string& one, const std::string& other) { met_.emplace_back(id(one), id(other)); }
  Id id(const std::string& handle) const {
    const auto found = std::find_if(handles_.begin(), handles_.end(), [&](auto& one) { return one.second == handle; });
    return {found->first};
  }

  std::map<std::int64_t, std::string> handles_;
  std::map<std::string, std::vector<Bearer>> keys_;
  std::vector<std::pair<Id, Id>> met_;
};

}  // namespace rapport::text
