#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "model/partial_date.hpp"
#include "services/session/session.hpp"

/// Converts arguments to values, or throws Error{usage} with a hint.
namespace rapport::services {

/// A cadence as it is stored: periods such as `3w`, `never`, or empty.
struct CadenceOptions {
  std::string every;
  std::string max;
};

/// `every` is a period, `never` or empty. `max` is empty or a period that is not shorter than `every`, measured from
/// `from`.
CadenceOptions checked_cadence(std::string_view every, std::string_view max, Day from);

/// A tag without its `#` or `+`: letters, digits, `-`, `_` and `:`, at least one letter.
std::string checked_tag(std::string_view tag);

/// `1984-02-29`, `02-29`, `1984-02` or `1984`.
model::PartialDate checked_partial_date(std::string_view text);

/// The same, or a phrase for a past day.
model::PartialDate checked_past_date(std::string_view text, Day today);

/// The day given by an option such as `--on`, or today. Throws for a future day.
Day past_day(std::optional<std::string> phrase, Day today);

/// The number of days in a period such as `7d` or `2w`, or a plain number.
int checked_days(std::string_view text);

/// A time as `HH:MM`, from `14:30` or `9:05`.
std::string checked_time(std::string_view text);

/// A text to store: the given words, standard input for `-`, or, without words on a terminal, what the user writes in
/// an editor. Call it last, after everything else has been checked, so that no written text is lost. Throws
/// Error{usage} if the text is not UTF-8 or is empty; `what` describes it.
std::string text_to_store(Session& session, const std::optional<std::string>& words, std::string_view what);

/// Lets the user edit a text ($VISUAL, $EDITOR, vi) and returns the result. `key` identifies the text. Throws
/// Error{not_found} if the text has changed since the editor opened, Error{usage} if the result is not UTF-8.
std::string edited(Session& session, const std::string& key, const std::string& text, const std::string& notice = {});

/// A word quoted for a shell, if necessary.
std::string shell_word(std::string_view word);

}  // namespace rapport::services
