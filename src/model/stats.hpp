#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "model/cadence.hpp"
#include "model/entities.hpp"

/// What a stretch of the journal looks like from above. Of the user's own doing; nobody is compared with anybody.
namespace rapport::model {

/// Whether the user gave something: help, a resource, praise, thanks, a gift, an introduction, or what was noted as
/// given.
bool is_giving(const Interaction& interaction);

/// Where people stand from the user's place, in the order in which it is shown.
constexpr std::array<std::string_view, 4> directions{"up", "across", "down", "outside"};

struct NamedCount {
  std::string name;
  int count = 0;
};

/// The people of one direction.
struct DirectionStats {
  std::string name;
  int interactions = 0;  ///< in which at least one of them was present
  int people = 0;        ///< active ones, whether or not there was a talk
};

/// What the user gave and asked for in a month.
struct GivingMonth {
  Date month;  ///< its first day
  int gave = 0;
  int asked = 0;
};

/// Where the rhythms of one length stand.
struct CadenceStats {
  Period every;
  int kept = 0;             ///< fresh
  int due = 0;              ///< the day has come, max has not
  int overdue = 0;          ///< past max
  int never_contacted = 0;  ///< nobody was talked to yet
  int hidden = 0;           ///< snoozed or paused
  int all() const { return kept + due + overdue + never_contacted + hidden; }
};

struct Stats {
  Day since;
  Day until;
  std::string person;  ///< of whom it speaks; empty: of all, and only then of directions, rhythms and giving
  int interactions = 0;
  std::vector<int> days;          ///< talks of each day from `since` to `until`
  std::vector<NamedCount> kinds;  ///< the most frequent first, then by name
  std::vector<DirectionStats> directions;
  std::vector<CadenceStats> cadences;  ///< the shortest first
  std::vector<GivingMonth> giving;     ///< month by month, none left out
};

/// Counts what it is shown.
class StatsBuilder {
 public:
  /// Both days included.
  StatsBuilder(Day since, Day until);

  /// An active person, and where they stand; empty: nowhere in particular.
  void person(std::string_view direction);
  /// A talk that has happened between the two days, and where those present stand.
  void interaction(const Interaction& interaction, const std::vector<std::string_view>& present);
  void cadence(Period every, State state);

  Stats result() const;

 private:
  Stats stats_;
  std::map<std::string, int> kinds_;
  std::vector<CadenceStats> cadences_;
};

/// The talks of the day with the most of them.
int most_a_day(const Stats& stats);

/// The first Monday on or before the day a year ago.
Day a_year_of_weeks(Day today);

/// How much of the most there is, in four steps; 0 is nothing.
int level(int count, int most);
/// The least count of each step from 1 to 4.
std::array<int, 4> level_starts(int most);

}  // namespace rapport::model
