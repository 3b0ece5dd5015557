#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "model/partial_date.hpp"
#include "services/session/session.hpp"

/// Words of the command line become values, or an Error{usage} that says what would be right.
namespace rapport::services {

/// A rhythm as it is stored: periods as `3w`, `never`, or empty.
struct CadenceOptions {
  std::string every;
  std::string max;
};

/// `every` is a period, `never` or empty; `max` a period not shorter than it (measured from `from`), or empty.
CadenceOptions checked_cadence(std::string_view every, std::string_view max, Day from);

/// A tag without its `#` or `+`: letters, digits, `-`, `_` and `:`, at least one letter.
std::string checked_tag(std::string_view tag);

/// `1984-02-29`, `02-29`, `1984-02` or `1984`.
model::PartialDate checked_partial_date(std::string_view text);

/// The same, or any phrase for a day in the past.
model::PartialDate checked_past_date(std::string_view text, Day today);

/// The day given by an option such as `--on`, today without one. Refuses the future.
Day past_day(std::optional<std::string> phrase, Day today);

/// A number of days from a period such as `7d` or `2w`, or from a bare number.
int checked_days(std::string_view text);

/// A time of day as `HH:MM`. Reads `14:30`, `9:05`.
std::string checked_time(std::string_view text);

/// A text to be stored: from the words given, from standard input where they are `-`, or from the user's editor where
/// there are none and a terminal is at hand. To be asked for last: all else that may be wrong is told before somebody
/// writes. Throws Error{usage} where it is no UTF-8, or empty (`what` is missing).
std::string text_to_store(Session& session, const std::optional<std::string>& words, std::string_view what);

/// What the user makes of a text in their editor ($VISUAL, $EDITOR, vi). `key` tells it from others. Throws
/// Error{unknown} where the text is no longer the one that they were given, Error{usage} where theirs is no UTF-8.
std::string edited(Session& session, const std::string& key, const std::string& text, const std::string& notice = {});

/// A word as it can be typed into a shell again: as it is, or in single quotes.
std::string shell_word(std::string_view word);

}  // namespace rapport::services
