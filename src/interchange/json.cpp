#include "interchange/json.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <type_traits>

#include "base/utf8.hpp"
#include "interchange/listing_writer.hpp"

namespace rapport::interchange {
namespace {

/// Non-ASCII characters that a terminal or a script may interpret.
bool is_active(char32_t c) {
  return (c >= 0x80 && c < 0xa0) || c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

void append_escape(std::string& json, char32_t c) {
  constexpr std::string_view digits = "0123456789abcdef";
  json += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) json += digits[c >> shift & 15];
}

void append_ascii(std::string& json, char c) {
  switch (c) {
    case '"':
      json += "\\\"";
      return;
    case '\\':
      json += "\\\\";
      return;
    case '\n':
      json += "\\n";
      return;
    case '\r':
      json += "\\r";
      return;
    case '\t':
      json += "\\t";
      return;
    case '\b':
      json += "\\b";
      return;
    case '\f':
      json += "\\f";
      return;
    default:
      append_escape(json, static_cast<unsigned char>(c));
  }
}

bool is_kept(char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; }

std::string spaces(int count) { return std::string(static_cast<std::size_t>(count), ' '); }

void append_list(std::string& json, const std::vector<std::string>& list, std::string_view between) {
  json += '[';
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) json += between;
    append_json_text(json, list[i]);
  }
  json += ']';
}

void append_line(std::string& json, const Fields& object) {
  json += '{';
  for (std::size_t i = 0; i < object.size(); ++i) {
    if (i > 0) json += ',';
    append_json_text(json, object[i].first);
    json += ':';
    append_json(json, object[i].second);
  }
  json += '}';
}

struct Appender {
  std::string& json;

  void operator()(Cell::Unknown) const { json += "null"; }
  void operator()(bool value) const { json += value ? "true" : "false"; }
  void operator()(std::int64_t value) const { json += std::to_string(value); }
  void operator()(Ratio value) const { json += to_text(value); }
  void operator()(const std::string& value) const { append_json_text(json, value); }
  void operator()(const std::vector<std::string>& value) const { append_list(json, value, ","); }
  void operator()(const Fields& value) const { append_line(json, value); }
  void operator()(const std::vector<Fields>& value) const {
    json += '[';
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (i > 0) json += ',';
      append_line(json, value[i]);
    }
    json += ']';
  }
};

// Has another name than the overloads outside this namespace, which it would hide.
void append_cell(std::string& json, const Cell& cell, int indent) {
  if (const auto* object = std::get_if<Fields>(&cell.value())) {
    append_indented(json, *object, indent);
  } else if (const auto* objects = std::get_if<std::vector<Fields>>(&cell.value())) {
    append_indented(json, *objects, indent);
  } else if (const auto* list = std::get_if<std::vector<std::string>>(&cell.value())) {
    append_list(json, *list, ", ");
  } else {
    append_json(json, cell);
  }
}

}  // namespace

std::string to_text(Ratio ratio) {
  if (!std::isfinite(ratio.value)) return "null";
  std::array<char, 400> digits{};  // the largest double has 309 digits before the point
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), ratio.value, std::chars_format::fixed, 2);
  std::string text(digits.data(), end);
  return text == "-0.00" ? "0.00" : text;
}

void append_json_text(std::string& json, std::string_view text) {
  json += '"';
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_kept(text[end])) ++end;
    json.append(text.substr(at, end - at));
    at = end;
    if (at == text.size()) break;
    const auto [c, size] = code_point(text, at);
    if (c < 0x80) {
      append_ascii(json, text[at]);
    } else if (is_active(c)) {
      append_escape(json, c);
    } else if (c == 0xfffd) {
      json += "\xef\xbf\xbd";
    } else {
      json.append(text.substr(at, size));
    }
    at += size;
  }
  json += '"';
}

void append_json(std::string& json, const Cell& cell) { std::visit(Appender{json}, cell.value()); }

void append_indented(std::string& json, const Fields& object, int indent) {
  json += '{';
  for (std::size_t i = 0; i < object.size(); ++i) {
    json.append(i > 0 ? ",\n" : "\n").append(spaces(indent + 2));
    append_json_text(json, object[i].first);
    json += ": ";
    append_cell(json, object[i].second, indent + 2);
  }
  if (!object.empty()) json.append("\n").append(spaces(indent));
  json += '}';
}

void append_indented(std::string& json, const std::vector<Fields>& objects, int indent) {
  json += '[';
  for (std::size_t i = 0; i < objects.size(); ++i) {
    json.append(i > 0 ? ",\n" : "\n").append(spaces(indent + 2));
    append_indented(json, objects[i], indent + 2);
  }
  if (!objects.empty()) json.append("\n").append(spaces(indent));
  json += ']';
}

void write_object(Output& out, const Fields& object) {
  std::string json;
  append_indented(json, object, 0);
  out.write(json += '\n');
}

std::string to_json(const Cell& cell) {
  std::string json;
  append_json(json, cell);
  return json;
}

std::string to_json(const Fields& object) {
  std::string json;
  append_line(json, object);
  return json;
}

}  // namespace rapport::interchange
