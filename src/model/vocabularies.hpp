#pragma once

#include <array>
#include <string_view>

#include "base/vocabulary.hpp"

/// The closed vocabularies of the model (base/vocabulary).
namespace rapport::model {

/// Where a person stands in the user's life.
enum class Status { active, archived, deceased };

/// Who reached out to whom: `in` is towards the user.
enum class Direction { both, in, out };

/// Whether an interaction took place. An attempt reached nobody; what is planned is still to come; what was cancelled
/// did not take place; where a text speaks of no contact at all (`should call Anna`) there is none.
enum class Outcome { reached, attempt, planned, cancelled, none };

/// Whether something was done, be it in vain.
constexpr bool has_happened(Outcome outcome) { return outcome == Outcome::reached || outcome == Outcome::attempt; }

/// Who made a promise: the user, or somebody to the user.
enum class Whose { mine, theirs };

enum class PromiseState { open, done, dropped };

/// How far an introduction has come: thought of, both were asked, they know of each other, or one of them declined.
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
