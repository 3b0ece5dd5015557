#include <cmath>
#include <cstdio>

#include "base/utf8.hpp"
#include "interchange/listing.hpp"

namespace rapport::interchange {
namespace {

std::string quoted(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string json = "\"";
  json.reserve(text.size() + 2);
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = code_point(text, at);
    if (c == '"' || c == '\\') {
      json.append({'\\', text[at]});
    } else if (c == '\n') {
      json += "\\n";
    } else if (c == '\t') {
      json += "\\t";
    } else if (c < 0x20) {
      json.append("\\u00").append({hex[c >> 4], hex[c & 15]});
    } else if (c == 0xfffd) {
      json += "\xef\xbf\xbd";
    } else {
      json.append(text.substr(at, size));
    }
    at += size;
  }
  return json += '"';
}

std::string number(Ratio ratio) {
  char text[64];
  std::snprintf(text, sizeof text, "%.2f", std::isfinite(ratio.value) ? ratio.value : 0.0);
  return text;
}

struct Writer {
  std::string operator()(const Cell::Unknown&) const { return "null"; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(Ratio value) const { return number(value); }
  std::string operator()(const std::string& value) const { return quoted(value); }
  std::string operator()(const Fields& value) const { return to_json(value); }
  std::string operator()(const std::vector<std::string>& values) const { return list(values, quoted); }
  std::string operator()(const std::vector<Fields>& values) const {
    return list(values, [](const Fields& one) { return to_json(one); });
  }

  template <class Values, class Write>
  static std::string list(const Values& values, Write write) {
    std::string json = "[";
    for (const auto& value : values) json.append(json.size() > 1 ? "," : "").append(write(value));
    return json += ']';
  }
};

}  // namespace

std::string to_json(const Cell& cell) { return std::visit(Writer{}, cell.value()); }

std::string to_json(const Fields& object) {
  std::string json = "{";
  for (const auto& [key, value] : object) {
    json.append(json.size() > 1 ? "," : "").append(quoted(key)).append(":").append(to_json(value));
  }
  return json += '}';
}

void write_object(Output& out, const Fields& object) {
  std::string json = "{";
  for (const auto& [key, value] : object) {
    json.append(json.size() > 1 ? ",\n  " : "\n  ").append(quoted(key)).append(": ").append(to_json(value));
  }
  out.write(json + "\n}\n");
}

}  // namespace rapport::interchange
