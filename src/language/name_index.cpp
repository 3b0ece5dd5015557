#include "language/name_index.hpp"

#include <algorithm>

#include "base/names.hpp"

namespace rapport::language {
namespace {

bool is_whole(const NameCandidate& one) { return one.kind == NameKind::full || one.kind == NameKind::alias; }

void keep_each_once(std::vector<NameCandidate>& candidates) {
  std::ranges::stable_sort(candidates, [](auto& a, auto& b) { return a.kind < b.kind; });
  for (auto one = candidates.begin(); one != candidates.end(); ++one) {
    candidates.erase(
        std::remove_if(one + 1, candidates.end(), [one](auto& other) { return other.person == one->person; }),
        candidates.end());
  }
}

}  // namespace

const std::vector<NameCandidate>& NameIndex::all(const std::string& key) {
  constexpr std::size_t most = 4096;  // a hostile text may contain any number of words
  const auto known = asked_.find(key);
  if (known != asked_.end()) return known->second;
  if (asked_.size() < most) return asked_.emplace(key, names_(key)).first->second;
  return latest_ = names_(key);
}

std::vector<NameCandidate> NameIndex::named(const std::string& key) {
  std::vector<NameCandidate> found = all(key);
  if (found.empty()) return found;
  std::erase_if(found, [](auto& one) {
    return one.kind == NameKind::handle || one.kind == NameKind::email || (!one.active && !is_whole(one));
  });
  keep_each_once(found);
  const auto exact = [&key](auto& one) { return one.kind == NameKind::full && name_key(one.name) == key; };
  if (std::ranges::any_of(found, [&](auto& one) { return one.active && exact(one); })) {
    std::erase_if(found, [&](auto& one) { return !one.active || !exact(one); });
  } else if (std::ranges::any_of(found, [](auto& one) { return one.active; })) {
    std::erase_if(found, [](auto& one) { return !one.active; });
  } else if (std::ranges::any_of(found, exact)) {
    std::erase_if(found, [&](auto& one) { return !exact(one); });
  }
  return found;
}

std::vector<NameCandidate> NameIndex::with(NameKind kind, const std::string& key) {
  std::vector<NameCandidate> found = all(key);
  std::erase_if(found, [kind](auto& one) { return one.kind != kind; });
  keep_each_once(found);
  return found;
}

}  // namespace rapport::language
