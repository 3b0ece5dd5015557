#include "support/people_world.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/names.hpp"
#include "base/utf8.hpp"

namespace rapport::test {
namespace {

language::NameKind kind_of(NamePart part) {
  switch (part) {
    case NamePart::full:
      return language::NameKind::full;
    case NamePart::first:
      return language::NameKind::first;
    case NamePart::last:
      return language::NameKind::last;
    case NamePart::initial:
      return language::NameKind::initial;
  }
  return language::NameKind::full;
}

}  // namespace

PeopleWorld PeopleWorld::usual() {
  PeopleWorld world;
  for (const Person& one : std::initializer_list<Person>{
           {"priya", "Priya Nair"},
           {"marco", "Marco Rossi"},
           {"grace", "Grace Hoffmann"},
           {"sam", "Sam Lee"},
           {"sam-miller", "Sam Miller"},
           {"zoe", "Zoë Müller", {}, "zoe@mueller.example"},
           {"will", "Will Ames"},
           {"ann", "Ann O'Brien"},
           {"jan", "Jan van der Berg"},
           {"elizabeth", "Elizabeth"},
           {"elizabeth-cady", "Elizabeth Cady"},
           {"anna", "Anna Keller", {"Annie", "Big K"}},
           {"mark", "Mark Weber"},
           {"rose", "Rose Hill"},
           {"yuki", "Yuki Tanaka"},
           {"carmen", "María del Carmen García López"},
           {"may", "May Chen"},
           {"otto", "Otto Frey", {}, {}, false},
           {"p1", "王小明"},
           {"p2", "山田 太郎"},
           {"p3", "김민수"},
           {"paris", "Paris Adeyemi"},
       }) {
    world.add(one);
  }
  world.meet("sam-miller", "priya");
  world.meet("sam", "marco");
  world.meet("sam-miller", "marco");
  return world;
}

void PeopleWorld::add(const Person& person) {
  const Id id{static_cast<std::int64_t>(handles_.size()) + 1};
  handles_[id.value] = person.handle;
  const auto put = [&](const std::string& key, language::NameKind kind) {
    keys_[key].push_back(
        {.person = id, .kind = kind, .name = person.name, .handle = person.handle, .active = person.active});
  };
  put(person.handle, language::NameKind::handle);
  for (const auto& [key, part] : name_keys(person.name)) put(key, kind_of(part));
  for (const auto& alias : person.aliases) put(name_key(alias), language::NameKind::alias);
  if (!person.email.empty()) put(fold(person.email), language::NameKind::email);
}

void PeopleWorld::meet(const std::string& one, const std::string& other) { met_.emplace_back(id(one), id(other)); }

language::ReadingContext PeopleWorld::context(Day today) {
  return {.today = today,
          .names =
              [this](std::string_view key) {
                ++asked;
                const auto found = keys_.find(std::string(key));
                return found == keys_.end() ? std::vector<language::NameCandidate>{} : found->second;
              },
          .acquainted = [this](const std::vector<Id>& candidates,
                               const std::vector<Id>& others) { return acquainted(candidates, others); },
          .kinds = {}};
}

Id PeopleWorld::id(const std::string& handle) const {
  const auto found = std::find_if(handles_.begin(), handles_.end(), [&](auto& one) { return one.second == handle; });
  if (found == handles_.end()) throw std::runtime_error("nobody has the handle " + handle);
  return {found->first};
}

std::vector<Id> PeopleWorld::acquainted(const std::vector<Id>& candidates, const std::vector<Id>& others) const {
  std::vector<Id> found;
  for (const Id one : candidates) {
    const bool met = std::any_of(others.begin(), others.end(), [&](Id other) {
      return std::any_of(met_.begin(), met_.end(),
                         [&](auto& pair) { return pair == std::pair(one, other) || pair == std::pair(other, one); });
    });
    if (met) found.push_back(one);
  }
  return found;
}

}  // namespace rapport::test
