#include <fmt/core.h>
#include <algorithm>

#include "view/charts.hpp"
#include "view/page_writer.hpp"

namespace rapport::view {
namespace {

constexpr int days_of_week = 7;
constexpr int cell = 14;  // of the heat map, including the gap
constexpr int square = 12;

constexpr std::string_view style = R"(
:root{color-scheme:light dark;--ground:#fff;--ink:#1f2328;--soft:#59636e;--line:#d1d9e0;
--l0:#ebedf0;--l1:#9be9a8;--l2:#40c463;--l3:#30a14e;--l4:#216e39;--good:#2da44e;--calm:#0969da}
@media(prefers-color-scheme:dark){:root{--ground:#0d1117;--ink:#e6edf3;--soft:#9198a1;--line:#3d444d;
--l0:#21262d;--l1:#0e4429;--l2:#006d32;--l3:#26a641;--l4:#39d353;--good:#3fb950;--calm:#4493f8}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem 1rem 3rem;max-width:52rem;background:var(--ground);color:var(--ink);
font:16px/1.5 system-ui,sans-serif}
h1{font-size:1.35rem;line-height:1.3;margin:0 0 1.5rem}h2{font-size:1.05rem;margin:2rem 0 .5rem}
p{color:var(--soft);margin:.25rem 0}
svg{display:block;width:100%;height:auto;font:12px system-ui,sans-serif}
svg text{fill:var(--ink)}svg .soft{fill:var(--soft)}
.scroll{overflow-x:auto;direction:rtl}.scroll svg{direction:ltr;min-width:calc(.9*var(--least,49rem))}.bars{max-width:36rem}
.l0{fill:var(--l0)}.l1{fill:var(--l1)}.l2{fill:var(--l2)}.l3{fill:var(--l3)}.l4{fill:var(--l4)}
.good{fill:var(--good)}.calm{fill:var(--calm)}
)";

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else if (c == '>') {
      result += "&gt;";
    } else if (c == '"') {
      result += "&quot;";
    } else if (c == '\n') {
      result += "&#10;";
    } else if (c == '\r') {
      result += "&#13;";
    } else {
      result += c;
    }
  }
  return result;
}

std::string number(int value) { return std::to_string(value); }

std::string words_at(int x, int y, std::string_view words, std::string_view more = {}) {
  return fmt::format("<text x=\"{}\" y=\"{}\"{}>{}</text>", number(x), number(y), more, escaped(words));
}

std::string rectangle(int x, int y, int width, int height, std::string_view tone, std::string_view title) {
  return fmt::format(
      "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2\" class=\"{}\"><title>{}</title></rect>", number(x),
      number(y), number(width), number(height), tone, escaped(title));
}

std::string picture(int width, int height, std::string_view label, std::string_view content) {
  return fmt::format("<svg role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {} {}\">{}</svg>\n", escaped(label),
                     number(width), number(height), content);
}

/// At most a year of weeks, each a column of seven days.
std::string heat_map(const model::Stats& stats, Day monday, int weeks, const std::string& year) {
  constexpr int left = 34;
  constexpr int top = 18;
  const int most = model::most_a_day(stats);
  std::string content = words_at(0, 11, year, " class=\"soft\"");
  for (const int weekday : {1, 3, 5}) {
    content += words_at(0, top + (weekday - 1) * cell + 10, weekday_name(static_cast<Weekday>(weekday), true),
                        " class=\"soft\"");
  }
  int shown_month = 0;
  int free_from = 0;
  for (int week = 0; week < weeks; ++week) {
    const Date date = date_of(clamped(monday + week * days_of_week));
    if (date.month != shown_month && week >= free_from && (week > 0 || date.day <= days_of_week)) {
      content += words_at(left + week * cell, 11, month_name(date.month, true), " class=\"soft\"");
      free_from = week + 3;
    }
    shown_month = date.month;
    for (int weekday = 0; weekday < days_of_week; ++weekday) {
      const Day day = monday + (week * days_of_week + weekday);
      if (day < stats.since || day > stats.until) continue;
      const int interactions = stats.days[static_cast<std::size_t>(day - stats.since)];
      content += rectangle(left + week * cell, top + weekday * cell, square, square,
                           "l" + number(model::level(interactions, most)),
                           to_iso(day) + ": " + count_text(interactions, "interaction", "interactions"));
    }
  }
  return "<div class=\"weeks scroll\">" +
         picture(left + 53 * cell, top + days_of_week * cell, "Interactions by week and weekday", content) + "</div>\n";
}

std::string heat_maps(const model::Stats& stats) {
  constexpr int most_weeks = 53;
  const Day first = monday_of(stats.since);
  const int weeks = (stats.until - first) / days_of_week + 1;
  std::string text;
  for (int from = 0; from < weeks; from += most_weeks) {
    const Day monday = first + from * days_of_week;
    const auto year = weeks > most_weeks ? number(date_of(std::max(monday, stats.since)).year) : "";
    text += heat_map(stats, monday, std::min(most_weeks, weeks - from), year);
  }
  return text;
}

std::string bars(std::string_view heading, std::string_view tone, const std::vector<Bar>& all) {
  if (all.empty()) return {};
  constexpr int left = 110;
  constexpr int longest = 120;
  constexpr int row = 24;
  int most = 1;
  for (const Bar& one : all) most = std::max(most, one.count);
  constexpr int letter = 7;  // wider than the average letter
  std::string content;
  int width = 440;
  int y = 0;
  for (const Bar& one : all) {
    const int length = one.count == 0 ? 0 : std::max(2, one.count * longest / most);
    content += words_at(0, y + 15, one.label);
    if (length > 0) content += rectangle(left, y + 4, length, 14, tone, one.label + ": " + one.words);
    content += words_at(left + length + 6, y + 15, one.words, " class=\"soft\"");
    width = std::max(width, left + length + 6 + letter * static_cast<int>(one.words.size()));
    y += row;
  }
  return fmt::format("<section><h2>{}</h2><div class=\"bars\">{}</div></section>\n", escaped(heading),
                     picture(width, y, heading, content));
}

/// What was given above the axis, and what was asked for below it.
std::string giving(const std::vector<GivingBar>& all) {
  if (all.empty()) return {};
  int most = 1;
  for (const auto& one : all) most = std::max({most, one.gave, one.asked});
  constexpr int height = 60;
  constexpr int step = 27;
  const int width = std::max(360, static_cast<int>(all.size()) * step);
  std::string content = fmt::format("<rect x=\"0\" y=\"{}\" width=\"{}\" height=\"1\" style=\"fill:var(--line)\"/>",
                                    number(height), number(width));
  int x = 0;
  for (const auto& one : all) {
    const int up = one.gave == 0 ? 0 : std::max(2, one.gave * (height - 4) / most);
    const int down = one.asked == 0 ? 0 : std::max(2, one.asked * (height - 4) / most);
    if (up > 0) content += rectangle(x + 3, height - up, 18, up, "good", one.label + ": gave " + number(one.gave));
    if (down > 0) {
      content += rectangle(x + 3, height + 1, 18, down, "calm", one.label + ": asked " + number(one.asked));
    }
    content += words_at(x, 2 * height + 14, one.label.substr(0, one.label.find(' ')),
                        " class=\"soft\" style=\"font-size:10px\"");
    x += step;
  }
  return fmt::format(
      "<section><h2>What you gave and asked for</h2><p>Given above the line, asked for below it.</p><div class=\"bars "
      "scroll\" style=\"--least:{}px\">{}</div></section>\n",
      number(width), picture(width, 2 * height + 20, "What you gave and asked for", content));
}

}  // namespace

std::string as_html(const model::Stats& stats) {
  const std::string title = escaped(stats_title(stats));
  std::string page = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, "
      "initial-scale=1\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n",
      title, style, title);
  if (stats.interactions > 0) page += "<section>\n" + heat_maps(stats) + "</section>\n";
  page += bars("By kind", "calm", kind_bars(stats));
  if (stats.person.empty()) {
    page += bars("Cadences kept", "good", cadence_bars(stats));
    page += bars("Up, across, down, outside", "calm", direction_bars(stats));
    page += giving(giving_bars(stats));
  }
  return page + "</body>\n</html>\n";
}

}  // namespace rapport::view
