#include "base/id.hpp"

#include <algorithm>
#include <array>

namespace rapport {
namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr int random_digits = 6;
constexpr int clock_digits = 7;
constexpr std::int64_t epoch_2020 = 1577836800;
constexpr std::int64_t clock_end = (std::int64_t{1} << 33) - 1;

constexpr std::int8_t no_digit = -1;

/// The value of each character as a digit.
constexpr std::array<std::int8_t, 256> values_of_digits() {
  std::array<std::int8_t, 256> values{};
  values.fill(no_digit);
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    const auto c = static_cast<unsigned char>(alphabet[i]);
    values[c] = static_cast<std::int8_t>(i);
    if (c >= 'a') values[c - 'a' + 'A'] = values[c];
  }
  for (const unsigned char c : {'o', 'O'}) values[c] = 0;
  for (const unsigned char c : {'i', 'I', 'l', 'L'}) values[c] = 1;
  return values;
}
constexpr auto digit_values = values_of_digits();

struct Range {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

/// The range of numbers with `width` digits that start with the given digits.
std::optional<Range> range(std::string_view digits, int width) {
  std::int64_t value = 0;
  for (const char c : digits) {
    const std::int8_t digit = digit_values[static_cast<unsigned char>(c)];
    if (digit == no_digit) return std::nullopt;
    value = value * 32 + digit;
  }
  const int rest = 5 * (width - static_cast<int>(digits.size()));
  return Range{value << rest, (value << rest) + (std::int64_t{1} << rest) - 1};
}

}  // namespace

bool IdPrefix::fits(Id id) const {
  return first <= id.random() && id.random() <= last && clock_first <= id.clock() && id.clock() <= clock_last;
}

std::string to_text(Id id) {
  std::string text(Id::digits, '0');
  std::int64_t random = id.random();
  for (int i = random_digits; i-- > 0; random >>= 5)
    text[static_cast<std::size_t>(i)] = alphabet[static_cast<std::size_t>(random & 31)];
  std::int64_t clock = id.clock();
  for (int i = clock_digits; i-- > 0; clock >>= 5) {
    text[static_cast<std::size_t>(random_digits + i)] = alphabet[static_cast<std::size_t>(clock & 31)];
  }
  return text;
}

std::optional<IdPrefix> parse_id_prefix(std::string_view text) {
  if (text.empty() || text.size() > Id::digits) return std::nullopt;
  const auto random = range(text.substr(0, random_digits), random_digits);
  if (!random) return std::nullopt;
  IdPrefix prefix{.first = random->first, .last = random->last};
  if (text.size() > random_digits) {
    const auto clock = range(text.substr(random_digits), clock_digits);
    if (!clock) return std::nullopt;
    prefix.clock_first = clock->first;
    prefix.clock_last = clock->last;
  }
  return prefix;
}

std::optional<Id> parse_id(std::string_view text) {
  if (text.size() != Id::digits) return std::nullopt;
  const auto prefix = parse_id_prefix(text);
  if (!prefix || prefix->clock_first > clock_end) return std::nullopt;
  return Id{(prefix->clock_first << Id::random_bits) | prefix->first};
}

IdSource::IdSource(std::uint64_t seed) : key_(seed) {}

Id IdSource::next(std::int64_t clock) {
  // A Feistel network over two halves of 15 bits permutes 30 bits, so no two calls return the same number.
  auto left = static_cast<std::uint32_t>(count_ >> 15 & 0x7fff);
  auto right = static_cast<std::uint32_t>(count_ & 0x7fff);
  ++count_;
  for (std::uint64_t round = 1; round <= 4; ++round) {
    std::uint64_t mixed = (key_ + right) * 0x9e3779b97f4a7c15ULL + round * 0xd1b54a32d192ed03ULL;
    mixed ^= mixed >> 29;
    mixed *= 0xbf58476d1ce4e5b9ULL;
    const auto swapped = left ^ static_cast<std::uint32_t>(mixed >> 40 & 0x7fff);
    left = right;
    right = swapped;
  }
  return {(clock << Id::random_bits) | static_cast<std::int64_t>(left << 15 | right)};
}

std::int64_t clock_after(std::int64_t unix_seconds, std::int64_t last) {
  return std::clamp(std::max(unix_seconds - epoch_2020, last + 1), std::int64_t{1}, clock_end);
}

}  // namespace rapport
