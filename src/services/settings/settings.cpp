#include "services/settings/settings.hpp"

#include <fmt/core.h>
#include <array>

#include "base/error.hpp"
#include "base/names.hpp"
#include "base/spelling.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "base/word_break.hpp"
#include "model/cadence.hpp"
#include "services/settings/settings_text.hpp"
#include "services/settings/toml.hpp"

namespace rapport::services {
namespace {

struct KnownSetting {
  const char* key;
  const char* help;
  bool number;
  std::array<const char*, 3> choices;  // empty for any value
};

constexpr std::array<KnownSetting, 7> known_settings{{
    {"journal", "the path of the journal", false, {}},
    {"color", "auto, always or never", false, {"auto", "always", "never"}},
    {"leap_day", "where 29 February falls in common years: feb-28 or mar-1", false, {"feb-28", "mar-1", nullptr}},
    {"cadences", "the cadences that triage offers, such as 3w 2m 6m 1y", false, {}},
    {"backup_daily", "how many daily backups to keep", true, {}},
    {"backup_weekly", "how many weekly backups to keep", true, {}},
    {"backup_monthly", "how many monthly backups to keep", true, {}},
}};

constexpr const char* kinds_help = "words for this kind of interaction, separated by commas";

bool is_kind_name(std::string_view name) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789-";
  return !name.empty() && name.size() <= 32 && name.find_first_not_of(letters) == std::string_view::npos &&
         name.front() != '-';
}

std::vector<std::string> known_keys() {
  std::vector<std::string> keys{"kinds", "synonyms"};
  for (const KnownSetting& one : known_settings) keys.emplace_back(one.key);
  return keys;
}

/// One to nine periods: `3w 2m 6m 1y`.
std::vector<std::string> periods(std::string_view text) {
  std::vector<std::string> found;
  while (!(text = trimmed(text)).empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const auto period = model::parse_period(text.substr(0, end));
    if (!period) return {};
    found.push_back(model::to_text(*period));
    text.remove_prefix(end);
  }
  return found;
}

/// The present name of a setting. `cadences` was first called `rhythms`, which is still read.
std::string_view current_name(std::string_view key) { return key == "rhythms" ? "cadences" : key; }

const KnownSetting& known(std::string_view key, const std::string& where) {
  for (const KnownSetting& one : known_settings) {
    if (one.key == current_name(key)) return one;
  }
  const auto near = nearest(key, known_keys());
  throw Error(ErrorCode::usage, fmt::format("{}unknown setting '{}'", where, key),
              near ? "did you mean " + *near + "?" : "rapport config lists all settings");
}

std::string place(const std::string& path, const toml::source_region& region) {
  return fmt::format("{}:{}:{}: ", path, region.begin.line, region.begin.column);
}

/// The value as text. Throws Error{usage} if it is invalid.
std::string checked(const KnownSetting& setting, const toml::node& node, const std::string& where) {
  const std::string name = std::string("'") + setting.key + "'";
  if (setting.number) {
    const auto number = node.value_exact<std::int64_t>();
    if (!number || *number < 0 || *number > 1000)
      throw Error(ErrorCode::usage, where + name + " must be a number from 0 to 1000");
    return std::to_string(*number);
  }
  const auto text = node.value_exact<std::string>();
  if (!text || !is_text(*text)) throw Error(ErrorCode::usage, where + name + " must be a text in quotes");
  bool fits = setting.choices[0] == nullptr;
  for (const char* choice : setting.choices) fits = fits || (choice != nullptr && *text == choice);
  if (setting.key == std::string_view("cadences")) fits = !periods(*text).empty() && periods(*text).size() <= 9;
  if (!fits) throw Error(ErrorCode::usage, fmt::format("{}invalid {} '{}'", where, name, *text), setting.help);
  return *text;
}

/// A kind from a list of texts of one to three words.
OwnKind checked_kind(std::string_view name, const toml::node& node, const std::string& where) {
  const std::string quoted = "'kinds." + std::string(name) + "'";
  if (!is_kind_name(name)) {
    throw Error(ErrorCode::usage, where + "invalid kind " + quoted, "use lower-case letters, digits and hyphens");
  }
  OwnKind kind{.kind = std::string(name), .words = {}};
  const auto fail = [&] {
    throw Error(ErrorCode::usage, where + quoted + " must be a list of words, or phrases of up to three",
                "for example [\"workshop\", \"training day\"]");
  };
  if (!node.is_array()) fail();
  for (const toml::node& one : *node.as_array()) {
    const auto word = one.value_exact<std::string>();
    if (!word || !is_text(*word) || word_keys(*word).empty() || word_keys(*word).size() > 3 ||
        word->find(',') != std::string::npos)
      fail();
    kind.words.emplace_back(trimmed(*word));
  }
  return kind;
}

std::vector<OwnKind> checked_kinds(const toml::node& node, const std::string& path) {
  const std::string where = place(path, node.source());
  if (!node.is_table())
    throw Error(ErrorCode::usage, where + "'kinds' must be a table of kinds with their words", "rapport help log");
  std::vector<OwnKind> kinds;
  for (const auto& [name, words] : *node.as_table()) {
    kinds.push_back(checked_kind(name.str(), words, place(path, words.source())));
  }
  return kinds;
}

/// Groups of synonyms: `synonyms = [["job", "position"], ["flat", "apartment"]]`.
std::vector<std::vector<std::string>> checked_synonyms(const toml::node& node, const std::string& where) {
  const auto fail = [&] {
    throw Error(ErrorCode::usage, where + "'synonyms' must be a list of lists of words",
                "for example [[\"job\", \"position\"], [\"flat\", \"apartment\"]]");
  };
  if (!node.is_array()) fail();
  std::vector<std::vector<std::string>> groups;
  for (const toml::node& group : *node.as_array()) {
    if (!group.is_array()) fail();
    groups.emplace_back();
    for (const toml::node& one : *group.as_array()) {
      const auto word = one.value_exact<std::string>();
      if (!word || !is_text(*word) || word_keys(*word).size() != 1) fail();
      groups.back().push_back(*word);
    }
    if (groups.back().size() < 2) fail();
  }
  return groups;
}

void assign(Settings& settings, std::string_view key, const std::string& value) {
  if (key == "journal") settings.journal = value;
  if (key == "color") settings.color = value;
  if (key == "leap_day") settings.leap_day = value == "mar-1" ? model::LeapDay::mar_1 : model::LeapDay::feb_28;
  if (key == "cadences") settings.cadences = periods(value);
  if (key == "backup_daily") settings.backup_daily = std::stoi(value);
  if (key == "backup_weekly") settings.backup_weekly = std::stoi(value);
  if (key == "backup_monthly") settings.backup_monthly = std::stoi(value);
}

toml::table parsed(std::string_view toml, const std::string& path) {
  check_settings_text(toml, path);
  try {
    return toml::parse(toml);  // without the path, because toml++ does not survive a failed allocation while copying it
  } catch (const toml::parse_error& error) {
    throw Error(ErrorCode::usage, place(path, error.source()) + std::string(error.description()));
  } catch (const std::logic_error& error) {
    throw Error(ErrorCode::usage, path + ": " + error.what());
  }
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

/// `workshop, training day` as a TOML list.
std::string quoted_list(std::string_view words) {
  auto list = split(words, ",");
  std::erase_if(list, [](const std::string& word) { return trimmed(word).empty(); });
  return "[" + join(list, ", ", [](const std::string& word) { return quoted(trimmed(word)); }) + "]";
}

constexpr std::string_view kinds_prefix = "kinds.";

/// The lines of a file, numbered from 1.
class SettingsLines {
 public:
  explicit SettingsLines(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      lines_.emplace_back(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  /// Appends a line and returns its number.
  std::size_t add(std::string_view line) {
    lines_.emplace_back(line);
    return lines_.size();
  }
  void insert(std::size_t below, std::string_view line) {
    lines_.emplace(lines_.begin() + static_cast<std::ptrdiff_t>(below), line);
  }
  void remove(std::size_t first, std::size_t last) {
    lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(first - 1),
                 lines_.begin() + static_cast<std::ptrdiff_t>(last));
  }
  void replace(std::size_t first, std::size_t last, std::string_view line) {
    remove(first, last);
    insert(first - 1, line);
  }
  std::string text() const {
    std::string text;
    for (const auto& line : lines_) text += line + "\n";
    return text;
  }

 private:
  std::vector<std::string> lines_;
};

}  // namespace

Settings parse_settings(std::string_view toml, const std::string& path) {
  Settings settings;
  for (const auto& [key, node] : parsed(toml, path)) {
    if (key.str() == "kinds") {
      settings.kinds = checked_kinds(node, path);
      continue;
    }
    if (key.str() == "synonyms") {
      settings.synonyms = checked_synonyms(node, place(path, node.source()));
      continue;
    }
    const KnownSetting& setting = known(key.str(), place(path, key.source()));
    assign(settings, setting.key, checked(setting, node, place(path, node.source())));
  }
  return settings;
}

std::vector<Setting> list_settings(const Settings& settings) {
  const std::array<std::string, 7> values{settings.journal,
                                          settings.color,
                                          settings.leap_day == model::LeapDay::mar_1 ? "mar-1" : "feb-28",
                                          join(settings.cadences, " "),
                                          std::to_string(settings.backup_daily),
                                          std::to_string(settings.backup_weekly),
                                          std::to_string(settings.backup_monthly)};
  std::vector<Setting> list;
  for (std::size_t i = 0; i < values.size(); ++i) {
    list.push_back({known_settings[i].key, values[i], known_settings[i].help});
  }
  for (const OwnKind& one : settings.kinds) list.push_back({"kinds." + one.kind, join(one.words, ", "), kinds_help});
  for (const auto& group : settings.synonyms)
    list.push_back({"synonyms", join(group, ", "), "words that mean the same, for suggested introductions"});
  return list;
}

language::KindWords Settings::kind_words() const {
  language::KindWords words;
  for (const OwnKind& one : kinds) {
    words.emplace(name_key(one.kind), one.kind);
    for (const std::string& word : one.words) words[name_key(word)] = one.kind;
  }
  return words;
}

std::string with_setting(std::string_view toml, const std::string& path, std::string_view key, std::string_view value) {
  const toml::table before = parsed(toml, path);
  std::string line;
  SettingsLines lines(toml);
  const toml::node* node = nullptr;
  std::size_t below = 0;  // where to insert a new line
  if (key.starts_with(kinds_prefix)) {
    const auto name = key.substr(kinds_prefix.size());
    line = std::string(name) + " = " + quoted_list(value);
    const toml::node* const kinds = before.get("kinds");
    node = kinds != nullptr && kinds->is_table() ? kinds->as_table()->get(name) : nullptr;
    below = kinds != nullptr ? kinds->source().begin.line : lines.add("[kinds]");
  } else {
    const KnownSetting& setting = known(key, {});
    line = fmt::format("{} = {}", setting.key, setting.number ? std::string(value) : quoted(value));
    for (const auto& [name, found] : before) {
      if (current_name(name.str()) == setting.key) node = &found;
    }
  }
  const bool clears = value.empty() && key.starts_with(kinds_prefix);
  if (clears && node != nullptr) {
    lines.remove(node->source().begin.line, node->source().end.line);
  } else if (node != nullptr) {
    lines.replace(node->source().begin.line, node->source().end.line, line);
  } else if (!clears) {
    lines.insert(below, line);
  }
  std::string result = lines.text();
  parse_settings(result, path);
  return result;
}

}  // namespace rapport::services
