#include "view/page_writer.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "base/utf8.hpp"
#include "view/wrap.hpp"

namespace rapport::view {
namespace {

constexpr int near = 6;  // days within which a weekday alone is unambiguous

std::string day_and_month(Date date) {
  return std::to_string(date.day).append(" ").append(month_name(date.month, true));
}

std::string spaces(int count) { return std::string(static_cast<std::size_t>(std::max(count, 0)), ' '); }

}  // namespace

std::string date_text(Day day, Day today) {
  constexpr std::array<std::string_view, 3> names{"yesterday", "today", "tomorrow"};
  const int away = day - today;
  if (std::abs(away) <= 1) return std::string(names.at(static_cast<std::size_t>(away + 1)));
  const bool is_near = std::abs(away) <= near;
  const Date date = date_of(day);
  std::string words = day_and_month(date);
  if (is_near) words = std::string(weekday_name(weekday_of(day), true)).append(" ").append(words);
  if (date.year != date_of(today).year) words.append(" ").append(std::to_string(date.year));
  return words;
}

std::string full_date_text(Day day) {
  const Date date = date_of(day);
  return std::string(weekday_name(weekday_of(day), true))
      .append(" ")
      .append(day_and_month(date))
      .append(" ")
      .append(std::to_string(date.year));
}

std::string days_text(int days) { return count_text(days, "day", "days"); }

std::string count_text(int count, std::string_view one, std::string_view many) {
  return std::to_string(count).append(" ").append(count == 1 ? one : many);
}

std::string joined(const std::vector<std::string>& words) {
  std::string result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) result += i + 1 == words.size() ? " and " : ", ";
    result += words[i];
  }
  return result;
}

std::string_view dot(const Display& display) { return display.paint.utf8 ? " · " : " - "; }

void PageWriter::put(std::string_view lines) {
  if (lines.empty()) return;
  if (std::exchange(gap_, false) && !text_.empty()) text_ += '\n';
  text_ += lines;
}

PageWriter& PageWriter::gap() {
  gap_ = true;
  return *this;
}

PageWriter& PageWriter::heading(std::string_view text) { return line(text, Tone::strong); }

PageWriter& PageWriter::block(std::string_view heading_text, const Table& rows) {
  if (!rows.rows.empty()) heading(heading_text).table(rows);
  return *this;
}

PageWriter& PageWriter::table(const Table& rows) {
  put(render(rows, display_));
  return *this;
}

PageWriter& PageWriter::line(const std::vector<Text>& pieces, int indent, int hang) {
  std::vector<Text> safe = pieces;
  for (Text& piece : safe) piece.text = shown(piece.text);
  put_wrapped(safe, indent, hang);
  return *this;
}

PageWriter& PageWriter::line(std::string_view text, Tone tone, int indent) {
  return line({{std::string(text), tone}}, indent);
}

PageWriter& PageWriter::offers(std::string_view label, const std::vector<std::string>& commands) {
  if (commands.empty()) return *this;
  std::vector<Text> pieces{{std::string(label) + ": ", Tone::dim}};
  const int hang = width(pieces.front().text);
  const std::string between(dot(display_));
  int indent = 0;
  int used = hang;
  bool first = true;
  for (const std::string& command : commands) {
    const int size = width(command);
    if (!first && display_.columns > 0 && used + width(between) + size > display_.columns) {
      line(std::exchange(pieces, {}), std::exchange(indent, hang), hang - indent);
      used = hang;
      first = true;
    }
    if (!first) pieces.push_back({between, Tone::dim});
    pieces.push_back({command});
    used += size + (first ? 0 : width(between));
    first = false;
  }
  return line(pieces, indent, hang - indent);
}

void PageWriter::put_wrapped(const std::vector<Text>& pieces, int indent, int hang) {
  std::string all;
  for (const Text& piece : pieces) all += piece.text;
  const int room = display_.columns > 0 ? std::max(1, display_.columns - indent) : 0;
  std::string result;
  for (const Line& one : wrapped(all, room, hang)) {
    if (!one.text.empty()) result += spaces(one.continues ? indent + hang : indent);
    const auto begin = static_cast<std::size_t>(one.text.data() - all.data());
    std::size_t at = 0;
    for (const Text& piece : pieces) {
      const std::size_t from = std::max(begin, at);
      const std::size_t to = std::min(begin + one.text.size(), at + piece.text.size());
      if (from < to) result += display_.paint(piece.tone, std::string_view(all).substr(from, to - from));
      at += piece.text.size();
    }
    result += '\n';
  }
  put(result);
}

}  // namespace rapport::view
