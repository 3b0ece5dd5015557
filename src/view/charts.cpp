#include "view/charts.hpp"

#include <fmt/core.h>
#include <algorithm>

#include "base/utf8.hpp"
#include "view/page_writer.hpp"

namespace rapport::view {
namespace {

constexpr int days_of_week = 7;
constexpr int most_weeks = 53;  // side by side
constexpr int most_bar = 40;
constexpr int least_bar = 8;

/// The shade of a level in the heat map.
std::string_view shade(int level, bool utf8) {
  constexpr std::array<std::string_view, 5> blocks{"·", "░", "▒", "▓", "█"};
  constexpr std::array<std::string_view, 5> ascii{".", "-", "+", "*", "#"};
  return (utf8 ? blocks : ascii).at(static_cast<std::size_t>(level));
}

/// A bar of full cells and eighths, if they can be displayed; never empty if the count is not 0.
std::string bar(int count, int most, int cells, bool utf8) {
  if (count == 0 || most == 0) return {};
  constexpr int eighths = 8;
  const int length = std::max(1, count * cells * eighths / most);
  std::string result;
  for (int i = 0; i < length / eighths; ++i) result += utf8 ? "█" : "#";
  constexpr std::array<std::string_view, 8> parts{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (utf8) return result.append(parts.at(static_cast<std::size_t>(length % eighths)));
  return result.empty() ? "#" : result;
}

/// Month names above the weeks in which they start, and above the first week; a name that would touch another is left
/// out.
std::string month_line(Day monday, int weeks) {
  constexpr int name_cells = 4;
  const auto month_of = [&](int week) { return date_of(clamped(monday + week * days_of_week)).month; };
  std::string line;
  for (int week = 0; week < weeks; ++week) {
    const int month = month_of(week);
    const bool begins = week == 0 ? month_of(std::min(weeks, name_cells) - 1) == month : month_of(week - 1) != month;
    if (!begins || static_cast<int>(line.size()) > week) continue;
    line.resize(static_cast<std::size_t>(week), ' ');
    line += std::string(month_name(month, true)) + " ";
  }
  return line.substr(0, line.find_last_not_of(' ') + 1);
}

/// The meaning of the shades that occur.
std::string legend(int most, bool utf8) {
  const auto starts = model::level_starts(most);
  std::string text = std::string(shade(0, utf8)) + " none";
  for (int step = 1; step <= 4; ++step) {
    const int start = starts.at(static_cast<std::size_t>(step - 1));
    if (start > most) break;
    const int end = step == 4 ? most : std::min(most, starts.at(static_cast<std::size_t>(step)) - 1);
    text.append("  ").append(shade(step, utf8)).append(" ").append(std::to_string(start));
    if (end > start) text += "-" + std::to_string(end);
  }
  return text;
}

/// The cells of one weekday in the weeks from `monday` on; empty if the period does not contain it.
std::string weekday_line(const model::Stats& stats, Day monday, int weeks, int most, const Display& display) {
  std::string line(2, ' ');
  bool any = false;
  for (int week = 0; week < weeks; ++week) {
    const Day day = monday + week * days_of_week;
    if (day > stats.until) break;
    if (day < stats.since) {
      line += ' ';
      continue;
    }
    const int interactions = stats.days[static_cast<std::size_t>(day - stats.since)];
    line += display.paint(interactions > 0 ? Tone::good : Tone::dim,
                          shade(model::level(interactions, most), display.paint.utf8));
    any = true;
  }
  return any ? line : "";
}

/// Weeks as columns, in as many rows of weeks as the display needs, each with its year if there are several.
std::string heat_map(const model::Stats& stats, const Display& display) {
  constexpr int margin = 5;
  const Day first = monday_of(stats.since);
  const int weeks = (stats.until - first) / days_of_week + 1;
  const int most = model::most_a_day(stats);
  const int fitting = display.columns == 0 ? most_weeks : std::clamp(display.columns - margin, 4, most_weeks);
  std::string text;
  for (int from = 0; from < weeks; from += fitting) {
    const int count = std::min(fitting, weeks - from);
    const Day monday = first + from * days_of_week;
    std::string head = weeks > fitting ? std::to_string(date_of(std::max(monday, stats.since)).year) : "";
    head.resize(margin, ' ');
    if (from > 0) text += "\n";
    text += display.paint(Tone::dim, head + month_line(monday, count)) + "\n";
    for (int weekday = 0; weekday < days_of_week; ++weekday) {
      const auto name = weekday_name(static_cast<Weekday>(weekday + 1), true);
      text +=
          display.paint(Tone::dim, name) + weekday_line(stats, clamped(monday + weekday), count, most, display) + "\n";
    }
  }
  return text + std::string(margin, ' ') + display.paint(Tone::dim, legend(most, display.paint.utf8)) + "\n";
}

/// Rows with a label, a bar and a text; on a narrow display the bars shrink first.
Table bars_table(const std::vector<Bar>& bars, Tone tone, const Display& display) {
  Table table{.columns = {{.title = {}}, {.title = {}}, {.title = {}, .flexible = true}}, .rows = {}, .indent = 2};
  int most = 0;
  int labels = 0;
  int words = 0;
  for (const Bar& one : bars) {
    most = std::max(most, one.count);
    labels = std::max(labels, width(one.label));
    words = std::max(words, width(one.words));
  }
  const int room = display.columns == 0 ? most_bar : std::min(most_bar, display.columns - labels - words - 6);
  for (const Bar& one : bars) {
    const int cells = std::min(room, most * 4);
    table.rows.push_back(
        {{one.label}, {room < least_bar ? "" : bar(one.count, most, cells, display.paint.utf8), tone}, {one.words}});
  }
  return table;
}

Table giving_table(const model::Stats& stats, const Display& display) {
  Table table{.columns = {{.title = {}},
                          {.title = "gave"},
                          {.title = {}, .right = true},
                          {.title = "asked"},
                          {.title = {}, .right = true}},
              .rows = {},
              .indent = 2};
  const auto all = giving_bars(stats);
  int most = 0;
  for (const auto& one : all) most = std::max({most, one.gave, one.asked});
  constexpr int beside = 24;
  const int room = display.columns == 0 ? most_bar : std::min(most_bar, display.columns - beside);
  const int cells = std::min(most, std::max(least_bar, room) / 2);
  const auto count = [](int value) { return value == 0 ? std::string{} : std::to_string(value); };
  for (const auto& one : all) {
    table.rows.push_back({{one.label},
                          {bar(one.gave, most, cells, display.paint.utf8), Tone::good},
                          {count(one.gave)},
                          {bar(one.asked, most, cells, display.paint.utf8), Tone::calm},
                          {count(one.asked)}});
  }
  return table;
}

}  // namespace

std::string stats_title(const model::Stats& stats) {
  const auto words = [](Day day) {
    const Date date = date_of(day);
    return fmt::format("{} {} {}", date.day, month_name(date.month, true), date.year);
  };
  return fmt::format("{}{} from {} to {}", count_text(stats.interactions, "interaction", "interactions"),
                     stats.person.empty() ? "" : " with " + stats.person, words(stats.since), words(stats.until));
}

namespace {

/// `5 kept, 1 due, 2 slipping`
std::string cadence_counts(const model::CadenceStats& cadences) {
  std::string text;
  const auto put = [&](int count, const char* words) {
    if (count > 0) text += (text.empty() ? "" : ", ") + std::to_string(count) + words;
  };
  put(cadences.kept, " kept");
  put(cadences.due, " due");
  put(cadences.overdue, " slipping");
  put(cadences.never_contacted, " new");
  put(cadences.hidden, " resting");
  return text;
}

}  // namespace

std::vector<Bar> kind_bars(const model::Stats& stats) {
  std::vector<Bar> bars;
  for (const auto& one : stats.kinds) bars.push_back({one.name, one.count, std::to_string(one.count)});
  return bars;
}

std::vector<Bar> cadence_bars(const model::Stats& stats) {
  std::vector<Bar> bars;
  for (const auto& one : stats.cadences) {
    bars.push_back({"every " + model::period_text(one.every), one.kept, cadence_counts(one)});
  }
  return bars;
}

std::vector<Bar> direction_bars(const model::Stats& stats) {
  std::vector<Bar> bars;
  for (const auto& one : stats.directions) {
    if (one.people == 0 && one.interactions == 0) continue;
    bars.push_back({one.name, one.interactions,
                    count_text(one.interactions, "interaction", "interactions") + ", " +
                        count_text(one.people, "person", "people")});
  }
  return bars;
}

std::vector<GivingBar> giving_bars(const model::Stats& stats) {
  constexpr std::size_t most_months = 24;
  const bool by_year = stats.giving.size() > most_months;
  std::vector<GivingBar> bars;
  bool any = false;
  for (const auto& one : stats.giving) {
    const std::string year = std::to_string(one.month.year);
    const std::string label = by_year ? year : std::string(month_name(one.month.month, true)) + " " + year;
    if (bars.empty() || bars.back().label != label) bars.push_back({.label = label});
    bars.back().gave += one.gave;
    bars.back().asked += one.asked;
    any = any || one.gave > 0 || one.asked > 0;
  }
  return any ? bars : std::vector<GivingBar>{};
}

std::string as_text(const model::Stats& stats, const Display& display) {
  PageWriter lines(display);
  lines.heading(shown(stats_title(stats)));
  std::string text = lines.text();
  if (stats.interactions > 0) text += "\n" + heat_map(stats, display);
  PageWriter more(display);
  more.block("By kind", bars_table(kind_bars(stats), Tone::calm, display));
  if (stats.person.empty()) {
    more.gap().block("Cadences kept", bars_table(cadence_bars(stats), Tone::good, display));
    more.gap().block("Up, across, down, outside", bars_table(direction_bars(stats), Tone::calm, display));
    more.gap().block("What you gave and asked for", giving_table(stats, display));
  }
  if (!more.empty()) text += "\n" + more.text();
  return text;
}

}  // namespace rapport::view
