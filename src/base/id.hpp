#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace rapport {

/// Identifies an entry or an operation on every machine. The upper 33 bits are a clock (seconds since 2020, never
/// decreasing within a journal), so ids sort by age; the lower 30 bits are random. 0 identifies nothing. Ids are
/// written as thirteen digits of Crockford's base 32 in lower case, random bits first, so the first three or four
/// digits usually suffice.
struct Id {
  static constexpr int random_bits = 30;
  static constexpr std::int64_t random_mask = (std::int64_t{1} << random_bits) - 1;
  static constexpr std::size_t digits = 13;

  std::int64_t value = 0;

  auto operator<=>(const Id&) const = default;
  explicit operator bool() const { return value != 0; }
  std::int64_t clock() const { return value >> random_bits; }
  std::int64_t random() const { return value & random_mask; }
};

/// The ids whose text starts with given digits: those with `first <= random() <= last` and, if there are more than six
/// digits, `clock_first <= clock() <= clock_last`.
struct IdPrefix {
  std::int64_t first = 0;
  std::int64_t last = Id::random_mask;
  std::int64_t clock_first = 0;
  std::int64_t clock_last = (std::int64_t{1} << 33) - 1;

  bool fits(Id id) const;
};

std::string to_text(Id id);

/// Parses all thirteen digits, in upper or lower case; `o` is 0, `i` and `l` are 1.
std::optional<Id> parse_id(std::string_view text);

/// Parses one to thirteen digits; nothing if a character is not a digit.
std::optional<IdPrefix> parse_id_prefix(std::string_view text);

/// Generates ids that are unique for 2^30 calls. The seed decides where they start.
class IdSource {
 public:
  IdSource() = default;
  explicit IdSource(std::uint64_t seed);
  /// The next id with this clock (0 to 2^33 - 1).
  Id next(std::int64_t clock);

 private:
  std::uint64_t key_ = 0;
  std::uint64_t count_ = 0;
};

/// The clock for an id made at this time (seconds since 1970), greater than `last`, the newest clock in use.
std::int64_t clock_after(std::int64_t unix_seconds, std::int64_t last);

}  // namespace rapport

template <>
struct std::hash<rapport::Id> {
  std::size_t operator()(rapport::Id id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
