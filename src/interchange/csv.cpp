#include <algorithm>

#include "interchange/listing.hpp"

namespace rapport::interchange {
namespace {

constexpr std::string_view guard_characters = "' ";

/// Whether a spreadsheet would take the field for a formula, with or without guards before it. The wide forms are taken
/// for the narrow ones in East Asian settings.
bool may_be_formula(std::string_view field) {
  const auto at = field.find_first_not_of(guard_characters);
  if (at == std::string_view::npos) return false;
  const auto rest = field.substr(at);
  if (std::string_view("=+-@\t\r\n").find(rest.front()) != std::string_view::npos) return true;
  return rest.starts_with("＝") || rest.starts_with("＋") || rest.starts_with("－") || rest.starts_with("＠");
}

std::string quoted(std::string_view text) {
  std::string result;
  result.reserve(text.size() + 8);
  result += '"';
  for (const char c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  result += '"';
  return result;
}

}  // namespace

std::string csv_field(std::string_view text, bool excel_safe) {
  const auto specials = std::string_view(excel_safe ? ",\"\r\n;\t" : ",\"\r\n");
  const bool quotes = text.find_first_of(specials) != std::string_view::npos;
  if (!excel_safe || !may_be_formula(text)) return quotes ? quoted(text) : std::string(text);
  const std::string guarded = std::string("'").append(text);
  return quotes ? quoted(guarded) : guarded;
}

std::string_view without_guard(std::string_view field) {
  if (field.starts_with('\'') && may_be_formula(field.substr(1))) field.remove_prefix(1);
  return field;
}

std::string tsv_field(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '\t':
        result += "\\t";
        break;
      case '\n':
        result += "\\n";
        break;
      case '\r':
        result += "\\r";
        break;
      case '\\':
        result += "\\\\";
        break;
      default:
        result += c;
    }
  }
  return result;
}

}  // namespace rapport::interchange
