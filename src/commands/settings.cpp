#include "commands/settings.hpp"

#include <toml++/toml.h>

#include <array>

#include "base/error.hpp"
#include "base/nearest.hpp"
#include "base/utf8.hpp"

namespace rapport::commands {
namespace {

struct Known {
  const char* key;
  const char* help;
  bool number;
  std::array<const char*, 3> choices;  // none: any
};

constexpr std::array<Known, 6> known_settings{{
    {"journal", "the journal's path, instead of the usual place", false, {}},
    {"color", "auto, always or never", false, {"auto", "always", "never"}},
    {"leap_day", "where 29 February falls in common years: feb-28 or mar-1", false, {"feb-28", "mar-1", nullptr}},
    {"backup_daily", "how many daily backups are kept", true, {}},
    {"backup_weekly", "how many weekly backups are kept", true, {}},
    {"backup_monthly", "how many monthly backups are kept", true, {}},
}};

std::vector<std::string> known_keys() {
  std::vector<std::string> keys;
  for (const Known& one : known_settings) keys.emplace_back(one.key);
  return keys;
}

const Known& known(std::string_view key, const std::string& where) {
  for (const Known& one : known_settings) {
    if (one.key == key) return one;
  }
  const auto near = nearest(key, known_keys());
  throw Error(Fault::usage, where + "there is no setting '" + std::string(key) + "'",
              near ? "did you mean " + *near + "?" : "rapport config lists them");
}

std::string place(const std::string& path, const toml::source_region& region) {
  return path + ":" + std::to_string(region.begin.line) + ":" + std::to_string(region.begin.column) + ": ";
}

/// The value as text; Error{usage} where it does not fit the setting.
std::string checked(const Known& setting, const toml::node& node, const std::string& where) {
  const std::string name = std::string("'") + setting.key + "'";
  if (setting.number) {
    const auto number = node.value_exact<std::int64_t>();
    if (!number || *number < 0 || *number > 1000)
      throw Error(Fault::usage, where + name + " takes a number from 0 to 1000");
    return std::to_string(*number);
  }
  const auto text = node.value_exact<std::string>();
  if (!text) throw Error(Fault::usage, where + name + " takes a text in quotes");
  bool fits = setting.choices[0] == nullptr;
  for (const char* choice : setting.choices) fits = fits || (choice != nullptr && *text == choice);
  if (!fits) throw Error(Fault::usage, where + name + " is '" + *text + "'", setting.help);
  return *text;
}

void assign(Settings& settings, std::string_view key, const std::string& value) {
  if (key == "journal") settings.journal = value;
  if (key == "color") settings.color = value;
  if (key == "leap_day") settings.leap_day = value == "mar-1" ? model::LeapDay::mar_1 : model::LeapDay::feb_28;
  if (key == "backup_daily") settings.backup_daily = std::stoi(value);
  if (key == "backup_weekly") settings.backup_weekly = std::stoi(value);
  if (key == "backup_monthly") settings.backup_monthly = std::stoi(value);
}

toml::table parsed(std::string_view toml, const std::string& path) {
  try {
    return toml::parse(toml, path);
  } catch (const toml::parse_error& error) {
    throw Error(Fault::usage, place(path, error.source()) + std::string(error.description()));
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

}  // namespace

Settings parse_settings(std::string_view toml, const std::string& path) {
  Settings settings;
  for (const auto& [key, node] : parsed(toml, path)) {
    const Known& setting = known(key.str(), place(path, key.source()));
    assign(settings, key.str(), checked(setting, node, place(path, node.source())));
  }
  return settings;
}

std::vector<Setting> list_settings(const Settings& settings) {
  const std::array<std::string, 6> values{settings.journal,
                                          settings.color,
                                          settings.leap_day == model::LeapDay::mar_1 ? "mar-1" : "feb-28",
                                          std::to_string(settings.backup_daily),
                                          std::to_string(settings.backup_weekly),
                                          std::to_string(settings.backup_monthly)};
  std::vector<Setting> list;
  for (std::size_t i = 0; i < values.size(); ++i) {
    list.push_back({known_settings[i].key, values[i], known_settings[i].help});
  }
  return list;
}

std::string with_setting(std::string_view toml, const std::string& path, std::string_view key, std::string_view value) {
  const Known& setting = known(key, {});
  const std::string line = std::string(key) + " = " + (setting.number ? std::string(value) : quoted(value));
  std::string result;
  bool replaced = false;
  const toml::table before = parsed(toml, path);
  const toml::node* const node = before.get(key);
  std::size_t number = 0;
  while (!toml.empty()) {
    const std::size_t end = std::min(toml.find('\n'), toml.size());
    const bool here = node != nullptr && ++number == node->source().begin.line;
    result.append(here ? std::string_view(line) : toml.substr(0, end)).append("\n");
    replaced = replaced || here;
    toml.remove_prefix(std::min(end + 1, toml.size()));
  }
  if (!replaced) result = line + "\n" + result;
  parse_settings(result, path);
  return result;
}

}  // namespace rapport::commands
