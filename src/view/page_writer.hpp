#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "view/table.hpp"

namespace rapport::view {

/// `today`, `yesterday`, `tomorrow`; within six days `Mon 3 Nov`; further off `3 Nov`; with the year where it is not
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

/// `·`, or `-` where that cannot be shown, with a space on both sides.
std::string_view dot(const Display& display);

/// PageWriter for a person's eyes, one block after the other. Whatever is added fits the page and ends in a line feed;
/// there are never two blank lines in a row, nor one at either end.
class PageWriter {
 public:
  explicit PageWriter(Display display) : display_(display) {}

  /// A blank line, as soon as something follows.
  PageWriter& gap();
  /// One line in a strong tone, such as the name of a block.
  PageWriter& heading(std::string_view text);
  /// A heading and its table; nothing where the table has no rows.
  PageWriter& block(std::string_view heading, const Table& table);
  PageWriter& table(const Table& table);
  /// One sentence in one or more tones, wrapped between words; each line after the first is indented by `hang` more.
  PageWriter& line(const std::vector<Text>& pieces, int indent = 0, int hang = 0);
  PageWriter& line(std::string_view text, Tone tone = Tone::plain, int indent = 0);
  /// `Next: rapport brief priya · rapport due`: a dim label, and commands that are broken between, never within, unless
  /// one alone is wider than the page. Nothing where there are no commands.
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
