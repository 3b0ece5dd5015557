#include "base/spelling.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/utf8.hpp"

namespace rapport {
namespace {

std::u32string points(std::string_view text) {
  std::u32string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, size] = code_point(text, at);
    result += value;
    at += size;
  }
  return result;
}

}  // namespace

int distance(std::string_view first, std::string_view second, int limit) {
  const std::u32string a = points(first);
  const std::u32string b = points(second);
  if (std::abs(static_cast<int>(a.size()) - static_cast<int>(b.size())) > limit) return limit + 1;
  std::vector<int> before_last(b.size() + 1);
  std::vector<int> last(b.size() + 1);
  std::vector<int> now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) now[j] = std::min(now[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, now);
  }
  return std::min(last[b.size()], limit + 1);
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known) {
  const std::string key = fold(word);
  int best = std::max<int>(1, static_cast<int>(key.size()) / 3) + 1;
  std::optional<std::string> found;
  for (const std::string& candidate : known) {
    const int edits = distance(key, fold(candidate), best - 1);
    if (edits >= best) continue;
    best = edits;
    found = candidate;
  }
  return found;
}

}  // namespace rapport
