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

/// The size limit of the settings file, in bytes.
constexpr std::size_t largest_settings = 1 << 20;

/// A kind of interaction and words for it: `workshop = ["workshops", "training day"]` below `[kinds]`. The name of the
/// kind is one of its words.
struct OwnKind {
  std::string kind;  ///< lower-case letters, digits and hyphens
  std::vector<std::string> words;
};

/// The user's settings, in TOML in `$XDG_CONFIG_HOME/rapport/config.toml`. Each has a default.
struct Settings {
  std::string journal;                                        ///< the path of the journal; empty for the default
  std::string color = "auto";                                 ///< auto, always or never
  model::LeapDay leap_day = model::LeapDay::feb_28;           ///< where 29 February falls in common years
  std::vector<std::string> cadences{"3w", "2m", "6m", "1y"};  ///< what `triage` offers with the keys 1 to 9
  int backup_daily = 7;                                       ///< how many automatic backups to keep
  int backup_weekly = 4;
  int backup_monthly = 6;
  std::vector<OwnKind> kinds;  ///< the user's own kinds, and more words for built-in ones

  std::vector<std::vector<std::string>>
      synonyms;  ///< groups of words with the same meaning, for suggested introductions

  /// `kinds` in the form the language layer uses.
  language::KindWords kind_words() const;
};

/// One setting, as `config` lists it.
struct Setting {
  std::string key;
  std::string value;
  std::string help;
};

/// Parses settings. Throws Error{usage} with line, column and the nearest known key if a key is unknown or a value is
/// invalid.
Settings parse_settings(std::string_view toml, const std::string& path);

/// All settings and their values. Each kind is listed as `kinds.workshop`, with its words joined by commas.
std::vector<Setting> list_settings(const Settings& settings);

/// The text of the file with one setting changed and everything else kept. Throws Error{usage} for an invalid key or
/// value.
std::string with_setting(std::string_view toml, const std::string& path, std::string_view key, std::string_view value);

}  // namespace rapport::services
