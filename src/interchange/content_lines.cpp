#include "interchange/content_lines.hpp"

#include <algorithm>
#include <cctype>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace rapport::interchange {
namespace {

/// The most bytes of a line that are kept, which is longer than any useful property. Pictures are longer and are cut.
constexpr std::size_t longest_line = std::size_t{1} << 20;

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// Quoted-printable (RFC 2045, section 6.7). Invalid codes stay as they are.
std::string from_quoted_printable(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '=' && at + 2 < text.size() && hex_digit(text[at + 1]) >= 0 && hex_digit(text[at + 2]) >= 0) {
      result += static_cast<char>(hex_digit(text[at + 1]) * 16 + hex_digit(text[at + 2]));
      at += 2;
    } else {
      result += text[at];
    }
  }
  return result;
}

/// `^n`, `^^` and `^'` in parameter values (RFC 6868).
std::string parameter_text(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    if (text[at] == '^' && (next == 'n' || next == '^' || next == '\'')) {
      result += next == 'n' ? '\n' : next == '^' ? '^' : '"';
      ++at;
    } else {
      result += text[at];
    }
  }
  return result;
}

std::string parameter_code(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n' || c == '^' || c == '"') {
      result.append("^").append(c == '\n' ? "n" : c == '^' ? "^" : "'");
    } else {
      result += c;
    }
  }
  return result;
}

/// The position of the first of `signs` outside quotation marks.
std::size_t find_unquoted(std::string_view text, std::string_view signs) {
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') quoted = !quoted;
    if (!quoted && signs.find(text[at]) != std::string_view::npos) return at;
  }
  return std::string_view::npos;
}

/// The colon that ends name and parameters: the first one outside quotation marks, unless a mark is never closed.
std::size_t end_of_head(std::string_view line) {
  const std::size_t colon = find_unquoted(line, ":");
  return colon == std::string_view::npos ? line.find(':') : colon;
}

bool is_name(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; });
}

/// Parses `TYPE=home,work`, `TYPE="home,work"`, and, in version 2.1, `HOME` or `QUOTED-PRINTABLE` alone.
void add_parameter(std::string_view text, ContentLine& line) {
  const std::size_t equals = text.find('=');
  std::string name = upper(trimmed(text.substr(0, equals)));
  if (equals == std::string_view::npos) {
    const bool encoding =
        name == "QUOTED-PRINTABLE" || name == "BASE64" || name == "B" || name == "8BIT" || name == "7BIT";
    line.parameters.emplace_back(encoding ? "ENCODING" : "TYPE", as_text(std::string(trimmed(text))));
    return;
  }
  if (!is_name(name)) return;
  std::string_view values = text.substr(equals + 1);
  while (true) {
    const std::size_t comma = find_unquoted(values, ",");
    std::string value(trimmed(values.substr(0, comma)));
    std::erase(value, '"');
    if (name == "TYPE") std::erase(value, '\\');
    // A list may be in one pair of quotation marks.
    for (const std::string& one : name == "TYPE" ? split_escaped(value, ',') : std::vector<std::string>{value}) {
      line.parameters.emplace_back(name, as_text(parameter_text(trimmed(one))));
    }
    if (comma == std::string_view::npos) return;
    values.remove_prefix(comma + 1);
  }
}

std::string with_line_feeds(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\r') {
      result += text[at];
    } else if (at + 1 == text.size() || text[at + 1] != '\n') {
      result += '\n';
    }
  }
  return result;
}

/// Parses a line. Throws Error{refused} if a part cannot be decoded.
void parse(std::string_view text, ContentLine& line) {
  const std::size_t colon = end_of_head(text);
  if (colon == std::string_view::npos) return;
  std::string_view head = text.substr(0, colon);
  std::size_t end = find_unquoted(head, ";");
  std::string_view name = trimmed(head.substr(0, end));
  const std::size_t dot = name.rfind('.');
  const auto group = name.substr(0, dot == std::string_view::npos ? 0 : dot);
  if (dot != std::string_view::npos) name.remove_prefix(dot + 1);
  if (!is_name(name)) return;
  line.name = upper(name);
  line.group = as_text(std::string(group));
  while (end != std::string_view::npos) {
    head.remove_prefix(end + 1);
    end = find_unquoted(head, ";");
    if (!head.substr(0, end).empty()) add_parameter(head.substr(0, end), line);
  }
  const auto value = text.substr(colon + 1);
  const bool printable = line.has("ENCODING", "QUOTED-PRINTABLE");
  line.value = with_line_feeds(
      from_charset(printable ? from_quoted_printable(value) : std::string(value), line.parameter("CHARSET")));
}

ContentLine parsed(std::string_view text, std::int64_t number) {
  ContentLine line{.line = number, .group = {}, .name = {}, .parameters = {}, .value = {}};
  try {
    parse(text, line);
  } catch (const Error& error) {
    line.unreadable = error.message;
  }
  return line;
}

bool is_quoted_printable(std::string_view line) {
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && upper(line.substr(0, colon)).find("QUOTED-PRINTABLE") != std::string::npos;
}

}  // namespace

std::string ContentLine::parameter(std::string_view wanted) const {
  for (const auto& [key, text] : parameters) {
    if (key == wanted) return text;
  }
  return {};
}

bool ContentLine::has(std::string_view wanted, std::string_view text) const {
  return std::ranges::any_of(parameters,
                             [&](auto& one) { return one.first == wanted && upper(one.second) == upper(text); });
}

std::string one_line(std::string_view value) {
  std::string text;
  for (const char c : value) text.append(c == '\n' ? "\\n" : std::string(1, c));
  return text;
}

std::string ContentLine::plain() const {
  std::string text = group.empty() ? name : group + "." + name;
  for (const auto& [key, one] : parameters) {
    if (key == "ENCODING" || key == "CHARSET") continue;
    const bool quoted = one.find_first_of(",;:") != std::string::npos;
    const std::string coded = parameter_code(one);
    text.append(";").append(key).append("=").append(quoted ? "\"" + coded + "\"" : coded);
  }
  return text + ":" + one_line(value);
}

ContentLines::ContentLines(Input source) : lines_(decoded(std::move(source)), longest_line) {}

std::optional<std::string> ContentLines::physical(bool& cut) {
  if (!ahead_) {
    auto line = lines_.next();
    cut = lines_.cut();
    return line;
  }
  auto line = std::move(ahead_);
  cut = ahead_cut_;
  ahead_.reset();
  return line;
}

std::optional<ContentLine> ContentLines::next() {
  bool cut = false;
  auto line = physical(cut);
  if (!line) return std::nullopt;
  const std::int64_t number = lines_.number();
  const auto add = [&](std::string_view more) {
    const std::size_t room = longest_line - std::min(longest_line, line->size());
    cut = cut || ahead_cut_ || more.size() > room;
    line->append(more.substr(0, room));
  };
  const bool printable = is_quoted_printable(*line);
  while (true) {
    ahead_ = lines_.next();
    ahead_cut_ = lines_.cut();
    if (!ahead_) break;
    if (printable && line->ends_with('=')) {
      line->pop_back();
      // Some programs also fold soft-broken lines; the continuation then starts with a space and a code.
      add(ahead_->starts_with(" =") ? std::string_view(*ahead_).substr(1) : *ahead_);
    } else if (ahead_->starts_with(' ') || ahead_->starts_with('\t')) {
      add(std::string_view(*ahead_).substr(1));
    } else {
      break;
    }
  }
  ContentLine found = parsed(*line, number);
  found.cut = cut;
  return found;
}

std::vector<std::string> split_escaped(std::string_view value, char separator) {
  std::vector<std::string> parts(1);
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] == separator) {
      parts.emplace_back();
      continue;
    }
    parts.back() += value[at];
    if (value[at] == '\\' && at + 1 < value.size()) parts.back() += value[++at];
  }
  return parts;
}

std::string unescaped(std::string_view value) {
  std::string text;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const char next = value[at] == '\\' && at + 1 < value.size() ? value[at + 1] : '\0';
    if (next == 'n' || next == 'N') {
      text += '\n';
      ++at;
    } else if (next != '\0' && std::string_view(",;:\\").find(next) != std::string_view::npos) {
      text += next;
      ++at;
    } else {
      text += value[at];
    }
  }
  return text;
}

std::string escaped(std::string_view text) {
  std::string value;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\r' && at + 1 < text.size() && text[at + 1] == '\n') continue;
    if (c == '\n' || c == '\r') {
      value += "\\n";
    } else {
      if (c == ',' || c == ';' || c == '\\') value += '\\';
      value += c;
    }
  }
  return value;
}

std::string folded(std::string_view line) {
  constexpr std::size_t longest = 75;
  std::string result;
  std::size_t room = longest;
  while (line.size() > room) {
    std::size_t end = room;
    while (end > 1 && (line[end] & 0xc0) == 0x80) --end;
    result.append(line.substr(0, end)).append("\r\n ");
    line.remove_prefix(end);
    room = longest - 1;
  }
  return result.append(line).append("\r\n");
}

}  // namespace rapport::interchange
