#include <algorithm>

#include "interchange/listing_writer.hpp"

namespace rapport::interchange {
namespace {

constexpr std::string_view guard_characters = "' ";

/// Whether a spreadsheet may read the field as a formula, with or without guards before it. East Asian settings treat
/// full-width signs like ordinary ones.
bool may_be_formula(std::string_view field) {
  const auto at = field.find_first_not_of(guard_characters);
  if (at == std::string_view::npos) return false;
  const auto rest = field.substr(at);
  if (std::string_view("=+-@\t\r\n").find(rest.front()) != std::string_view::npos) return true;
  return rest.starts_with("＝") || rest.starts_with("＋") || rest.starts_with("－") || rest.starts_with("＠");
}

/// Whether the field needs quotation marks (RFC 4180). With `excel_safe`, also if it contains any separator that a
/// spreadsheet may use.
bool needs_quotes(std::string_view text, bool excel_safe) {
  const std::string_view marks(excel_safe ? ",\"\r\n;\t" : ",\"\r\n");
  return std::ranges::any_of(marks, [&](char mark) { return text.find(mark) != std::string_view::npos; });
}

}  // namespace

void append_csv(std::string& line, std::string_view text, bool excel_safe) {
  const bool guarded = excel_safe && may_be_formula(text);
  const bool quotes = needs_quotes(text, excel_safe);
  if (quotes) line += '"';
  if (guarded) line += '\'';
  if (quotes) {
    for (const char c : text) line.append(c == '"' ? 2 : 1, c);
    line += '"';
  } else {
    line += text;
  }
}

std::string_view without_guard(std::string_view field) {
  if (field.starts_with('\'') && may_be_formula(field.substr(1))) field.remove_prefix(1);
  return field;
}

void append_tsv(std::string& line, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '\t':
        line += "\\t";
        break;
      case '\n':
        line += "\\n";
        break;
      case '\r':
        line += "\\r";
        break;
      case '\\':
        line += "\\\\";
        break;
      default:
        line += c;
    }
  }
}

}  // namespace rapport::interchange
