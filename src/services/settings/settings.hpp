#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/world.hpp"
#include "language/sentence.hpp"
#include "model/partial_date.hpp"

namespace rapport::services {

/// Of the settings file, in bytes.
constexpr std::size_t largest_settings = 1 << 20;

/// A kind of talk and words that say it: `[kinds]` and below it `workshop = ["workshops", "training day"]`. The kind
/// is a word for itself.
struct OwnKind {
  std::string kind;  ///< lower-case letters, digits and hyphens
  std::vector<std::string> words;
};

/// The user's settings, from TOML in `$XDG_CONFIG_HOME/rapport/config.toml`. Each has a default.
struct Settings {
  std::string journal;                                        ///< the journal's path; empty: the usual place
  std::string color = "auto";                                 ///< auto, always or never
  model::LeapDay leap_day = model::LeapDay::feb_28;           ///< where 29 February falls in common years
  std::vector<std::string> cadences{"3w", "2m", "6m", "1y"};  ///< what `triage` offers by the keys 1 to 9
  int backup_daily = 7;                                       ///< how many automatic backups are kept
  int backup_weekly = 4;
  int backup_monthly = 6;
  std::vector<OwnKind> kinds;  ///< the user's own, and more words for known ones

  std::vector<std::vector<std::string>> synonyms;  ///< words that mean the same, for ideas whom to introduce

  /// What `kinds` say, as sentences are read.
  language::KindWords kind_words() const;
};

/// One setting, as `config` lists it.
struct Setting {
  std::string key;
  std::string value;
  std::string help;
};

/// Reads settings. Throws Error{usage} with line, column and the nearest known key where one is unknown or unfit.
Settings parse_settings(std::string_view toml, const std::string& path);

/// All settings with their values; each kind is one, as `kinds.workshop`, its words joined by commas.
std::vector<Setting> list_settings(const Settings& settings);

/// The file's text with one setting changed, the rest kept as it is. Throws Error{usage} where key or value is unfit.
std::string with_setting(std::string_view toml, const std::string& path, std::string_view key, std::string_view value);

}  // namespace rapport::services
