#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "view/table.hpp"

namespace rapport::view {

/// `today`, `yesterday`, `tomorrow`; within six days `Mon 3 Nov`; otherwise `3 Nov`, with the year if it is not
/// today's: `3 Nov 2025`.
std::string date_text(Day day, Day today);

/// `Thu 19 Nov 2026`
std::string full_date_text(Day day);

/// `1 day`, `17 days`
std::string days_text(int days);

/// `1 person`, `17 people`
std::string count_text(int count, std::string_view one, std::string_view many);

/// `Priya, Marco and Anna`
std::string joined(const std::vector<std::string>& words);

/// `·` between spaces, or `-` if it cannot be displayed.
std::string_view dot(const Display& display);

/// Builds output for people, block by block. Everything fits the display and ends in a line feed. There are never two
/// blank lines in a row, and none at the start or the end.
class PageWriter {
 public:
  explicit PageWriter(Display display) : display_(display) {}

  /// Adds a blank line before the next block.
  PageWriter& gap();
  /// Adds a line in a strong tone.
  PageWriter& heading(std::string_view text);
  /// Adds a heading and a table; nothing if the table has no rows.
  PageWriter& block(std::string_view heading, const Table& table);
  PageWriter& table(const Table& table);
  /// Adds a sentence in one or more tones, wrapped between words; continuation lines are indented by `hang` more.
  PageWriter& line(const std::vector<Text>& pieces, int indent = 0, int hang = 0);
  PageWriter& line(std::string_view text, Tone tone = Tone::plain, int indent = 0);
  /// Adds `Next: rapport brief priya · rapport due`: a dim label and commands, wrapped between commands, and inside one
  /// only if it is wider than the display. Nothing if there are no commands.
  PageWriter& offers(std::string_view label, const std::vector<std::string>& commands);

  bool empty() const { return text_.empty(); }
  const std::string& text() const { return text_; }

 private:
  void put(std::string_view lines);
  void put_wrapped(const std::vector<Text>& pieces, int indent, int hang);

  Display display_;
  std::string text_;
  bool gap_ = false;
};

}  // namespace rapport::view
