#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

/// Closed vocabularies: an enum, and the words in which its values are stored, exported, typed and shown.
namespace rapport {

/// The words of an enum, in the order of its values; specialised for each vocabulary. The first value is the default.
template <class E>
inline constexpr std::array<std::string_view, 0> words{};

/// An enum with words.
template <class E>
concept Vocabulary = std::is_enum_v<E> && !words<E>.empty();

/// All values, in their order.
template <Vocabulary E>
constexpr std::array<E, words<E>.size()> values() {
  std::array<E, words<E>.size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<E>(i);
  return all;
}

template <Vocabulary E>
constexpr std::string_view to_text(E value) {
  return words<E>[static_cast<std::size_t>(value)];
}

/// The value of a word; nothing if the vocabulary does not contain it.
template <Vocabulary E>
constexpr std::optional<E> parse(std::string_view word) {
  const auto found = std::ranges::find(words<E>, word);
  if (found == words<E>.end()) return std::nullopt;
  return static_cast<E>(found - words<E>.begin());
}

}  // namespace rapport
