#include "model/relations.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace rapport::model {
namespace {

struct Pair {
  std::string_view one;
  std::string_view other;
};

constexpr std::array<Pair, 25> pairs{
    {{"manager", "report"},       {"mentor", "mentee"}, {"client", "vendor"},     {"recruiter", "candidate"},
     {"teacher", "student"},      {"parent", "child"},  {"sponsor", "protege"},   {"employer", "employee"},
     {"advisor", "advisee"},      {"coach", "coachee"}, {"investor", "founder"},  {"landlord", "tenant"},
     {"boss", "report"},          {"buyer", "seller"},  {"peer", "peer"},         {"colleague", "colleague"},
     {"friend", "friend"},        {"family", "family"}, {"sibling", "sibling"},   {"partner", "partner"},
     {"spouse", "spouse"},        {"alumni", "alumni"}, {"industry", "industry"}, {"neighbour", "neighbour"},
     {"co-founder", "co-founder"}}};

struct Place {
  std::string_view relation;
  std::string_view direction;
};

constexpr std::array<Place, 29> places{
    {{"manager", "up"},        {"boss", "up"},           {"mentor", "up"},         {"sponsor", "up"},
     {"employer", "up"},       {"advisor", "up"},        {"coach", "up"},          {"teacher", "up"},
     {"peer", "across"},       {"colleague", "across"},  {"co-founder", "across"}, {"report", "down"},
     {"mentee", "down"},       {"employee", "down"},     {"student", "down"},      {"protege", "down"},
     {"advisee", "down"},      {"coachee", "down"},      {"client", "outside"},    {"vendor", "outside"},
     {"recruiter", "outside"}, {"candidate", "outside"}, {"industry", "outside"},  {"alumni", "outside"},
     {"friend", "outside"},    {"family", "outside"},    {"investor", "outside"},  {"partner", "outside"},
     {"neighbour", "outside"}}};

/// Whether a relation in the user's own words is a verb in the third person: `knows`, `works with`.
bool is_verb(std::string_view kind) {
  const std::string_view first = kind.substr(0, kind.find(' '));
  return first.ends_with('s') && !first.ends_with("ss") && direction_of(kind).empty() && !inverse_of(kind);
}

}  // namespace

std::optional<std::string_view> inverse_of(std::string_view kind) {
  const std::string key = fold(kind);
  for (const Pair& pair : pairs) {
    if (pair.one == key) return pair.other;
    if (pair.other == key) return pair.one;
  }
  return std::nullopt;
}

std::string_view direction_of(std::string_view relation) {
  const std::string key = fold(relation);
  const auto* const found = std::ranges::find_if(places, [&](auto& one) { return one.relation == key; });
  return found == places.end() ? std::string_view{} : found->direction;
}

std::string relation_sentence(std::string_view a, std::string_view kind, std::string_view b) {
  std::string text(a);
  if (is_verb(kind)) return text.append(" ").append(kind).append(" ").append(b);
  return text.append(" is ").append(b).append("'s ").append(kind);
}

}  // namespace rapport::model
