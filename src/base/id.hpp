#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace rapport {

/// Names an entry or an operation on every machine alike. The upper 33 bits are a clock (seconds since 2020, never
/// running backwards within a journal), so that ids sort by age; the lower 30 bits are random. 0 names nothing.
/// Ids are written as thirteen digits of Crockford's base 32 in lower case, the random bits first, so that the first
/// three or four digits usually suffice.
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

/// The ids whose text begins with the same digits: those with `first <= random() <= last`, and, where more than six
/// digits were given, `clock_first <= clock() <= clock_last`.
struct IdPrefix {
  std::int64_t first = 0;
  std::int64_t last = Id::random_mask;
  std::int64_t clock_first = 0;
  std::int64_t clock_last = (std::int64_t{1} << 33) - 1;

  bool fits(Id id) const;
};

std::string to_text(Id id);

/// Reads all thirteen digits, in upper or lower case; `o` is 0, `i` and `l` are 1.
std::optional<Id> parse_id(std::string_view text);

/// Reads one to thirteen digits; nothing where a character is no digit.
std::optional<IdPrefix> parse_id_prefix(std::string_view text);

/// Makes ids that differ from each other for 2^30 calls, starting anywhere the seed says.
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

/// The clock of an id made at this time (seconds since 1970), at least one more than `last`, the newest clock in use.
std::int64_t clock_after(std::int64_t unix_seconds, std::int64_t last);

}  // namespace rapport

template <>
struct std::hash<rapport::Id> {
  std::size_t operator()(rapport::Id id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
