#include "fuzz/replies.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "fuzz/targets.hpp"

namespace rapport::fuzz {
namespace {

constexpr int something_is_due = 10;

/// How the libraries speak where something was not thought of.
constexpr std::array<std::string_view, 11> strange{"basic_string",
                                                   "vector",
                                                   "map::at",
                                                   "stoi",
                                                   "stol",
                                                   "std::",
                                                   "bad_",
                                                   "json.exception",
                                                   "bad cast",
                                                   "deque::",
                                                   "there is not enough memory"};

bool is_strange(std::string_view err, std::span<const std::string> given) {
  constexpr std::string_view begin = "rapport: ";
  if (!err.starts_with(begin)) return false;
  err.remove_prefix(begin.size());
  return std::any_of(strange.begin(), strange.end(), [&](auto words) {
    const auto begins = [&](std::string_view text) { return text.starts_with(words); };
    return begins(err) && std::none_of(given.begin(), given.end(), begins);
  });
}

}  // namespace

bool is_calm(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, size] = code_point(text, at);
    const bool ends_line = value == U'\r' && text.substr(at + size).starts_with('\n');
    const bool sets_apart = value == U'\n' || value == U'\t' || ends_line;
    if ((value < U' ' && !sets_apart) || (value >= 0x7f && value < 0xa0)) return false;
    at += size;
  }
  return true;
}

void demand_reply(const Ending& one) {
  const auto [status, out, err, asks, given] = one;
  demand((status >= 0 && status <= static_cast<int>(ErrorCode::refused)) || status == something_is_due,
         "it ends with a status that nobody knows");
  demand(err.empty() || is_text(err), "what is said of it is no UTF-8");
  demand(is_calm(err), "a control character is in what is said of it");
  demand(!is_strange(err, given), "it ends with an exception of the library");
  if (status == 0 || status == something_is_due || status == static_cast<int>(ErrorCode::refused)) return;
  if (err.empty() && !out.empty()) return;
  const auto lines = std::count(err.begin(), err.end(), '\n');
  demand(lines >= 1 && (lines <= 2 || asks), "a failure is told in more or fewer than two lines");
  demand(err.starts_with("rapport: ") || asks, "a failure does not say who speaks");
}

}  // namespace rapport::fuzz
