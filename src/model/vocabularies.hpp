#pragma once

#include <array>
#include <string_view>

#include "base/vocabulary.hpp"

/// The closed vocabularies of the model (base/vocabulary).
namespace rapport::model {

/// Whether a person is active.
enum class Status { active, archived, deceased };

/// Who contacted whom: `in` is towards the user.
enum class Direction { both, in, out };

/// Whether an interaction took place. An attempt reached nobody, a planned one is still to come, a cancelled one did
/// not take place, and `none` means the text describes no contact (`should call Anna`).
enum class Outcome { reached, attempt, planned, cancelled, none };

/// Whether the user did something, even if nobody was reached.
constexpr bool has_happened(Outcome outcome) { return outcome == Outcome::reached || outcome == Outcome::attempt; }

/// Who promised: the user, or somebody to the user.
enum class Whose { mine, theirs };

enum class PromiseState { open, done, dropped };

/// How far an introduction has come: an idea; both were asked; they know each other; one of them declined.
enum class Stage { idea, asked, made, declined };

using rapport::parse;
using rapport::to_text;

}  // namespace rapport::model

namespace rapport {

template <>
inline constexpr std::array<std::string_view, 3> words<model::Status>{"active", "archived", "deceased"};
template <>
inline constexpr std::array<std::string_view, 3> words<model::Direction>{"both", "in", "out"};
template <>
inline constexpr std::array<std::string_view, 5> words<model::Outcome>{"reached", "attempt", "planned", "cancelled",
                                                                       "none"};
template <>
inline constexpr std::array<std::string_view, 2> words<model::Whose>{"mine", "theirs"};
template <>
inline constexpr std::array<std::string_view, 3> words<model::PromiseState>{"open", "done", "dropped"};
template <>
inline constexpr std::array<std::string_view, 4> words<model::Stage>{"idea", "asked", "made", "declined"};

}  // namespace rapport
