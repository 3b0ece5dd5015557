#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "model/cadence.hpp"
#include "model/entities.hpp"

/// Statistics of the user's own activity. People are never compared with each other.
namespace rapport::model {

/// Whether the user gave something: help, a resource, praise, thanks, a gift, an introduction, or anything noted as
/// given.
bool is_giving(const Interaction& interaction);

/// Where people stand relative to the user, in the order in which it is shown.
constexpr std::array<std::string_view, 4> directions{"up", "across", "down", "outside"};

struct NamedCount {
  std::string name;
  int count = 0;
};

/// The people of one direction.
struct DirectionStats {
  std::string name;
  int interactions = 0;  ///< in which at least one of them was present
  int people = 0;        ///< active people, with or without an interaction
};

/// What the user gave and asked for in a month.
struct GivingMonth {
  Date month;  ///< its first day
  int gave = 0;
  int asked = 0;
};

/// The states of all cadences with the same period.
struct CadenceStats {
  Period every;
  int kept = 0;             ///< fresh
  int due = 0;              ///< due, but not past the maximum
  int overdue = 0;          ///< past the maximum
  int never_contacted = 0;  ///< without contact so far
  int hidden = 0;           ///< snoozed or paused
  int all() const { return kept + due + overdue + never_contacted + hidden; }
};

struct Stats {
  Day since;
  Day until;
  std::string person;  ///< limited to this person; if empty, directions, cadences and giving are counted too
  int interactions = 0;
  std::vector<int> days;          ///< interactions on each day from `since` to `until`
  std::vector<NamedCount> kinds;  ///< the most frequent first, then by name
  std::vector<DirectionStats> directions;
  std::vector<CadenceStats> cadences;  ///< the shortest first
  std::vector<GivingMonth> giving;     ///< every month, including empty ones
};

/// Accumulates statistics.
class StatsBuilder {
 public:
  /// Both days are included.
  StatsBuilder(Day since, Day until);

  /// Adds an active person and their direction; empty if it is unknown.
  void person(std::string_view direction);
  /// Adds an interaction that happened between the two days, and the directions of the people present.
  void interaction(const Interaction& interaction, const std::vector<std::string_view>& present);
  void cadence(Period every, State state);

  Stats result() const;

 private:
  Stats stats_;
  std::map<std::string, int> kinds_;
  std::vector<CadenceStats> cadences_;
};

/// The number of interactions on the busiest day.
int most_a_day(const Stats& stats);

/// The last Monday on or before the same day a year ago.
Day a_year_of_weeks(Day today);

/// A count on a scale from 0 to 4; 0 is none, 4 is close to `most`.
int level(int count, int most);
/// The least count of each level from 1 to 4.
std::array<int, 4> level_starts(int most);

}  // namespace rapport::model
