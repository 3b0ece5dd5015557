#include "interchange/listing.hpp"

namespace rapport::interchange {

std::string csv_field(std::string_view text, bool excel_safe) {
  std::string safe;
  if (excel_safe && !text.empty() && std::string_view("=+-@\t\r'").find(text.front()) != std::string_view::npos) {
    safe.append("'").append(text);
    text = safe;
  }
  const bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos;
  if (plain) return std::string(text);
  std::string field = "\"";
  for (const char c : text) {
    if (c == '"') field += '"';
    field += c;
  }
  return field += '"';
}

std::string tsv_field(std::string_view text) {
  std::string field;
  field.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '\t': field += "\\t"; break;
      case '\n': field += "\\n"; break;
      case '\r': field += "\\r"; break;
      case '\\': field += "\\\\"; break;
      default: field += c;
    }
  }
  return field;
}

}  // namespace rapport::interchange
