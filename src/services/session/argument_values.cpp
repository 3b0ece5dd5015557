#include "services/session/argument_values.hpp"

#include <fmt/core.h>
#include <algorithm>

#include "base/error.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "language/dates.hpp"
#include "language/times.hpp"
#include "model/cadence.hpp"

namespace rapport::services {
namespace {

bool is_tag_character(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '_' || c == ':';
}

bool is_letter(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string checked_text(std::string text) {
  if (is_text(text)) return text;
  throw Error(ErrorCode::usage, "the text is not valid UTF-8, or contains a NUL");
}

}  // namespace

CadenceOptions checked_cadence(std::string_view every, std::string_view max, Day from) {
  if (every == "never" || every.empty()) {
    if (max.empty()) return {std::string(every), {}};
    throw Error(ErrorCode::usage, "--max needs --every", "--every PERIOD");
  }
  const auto period = model::parse_period(every);
  const std::string forms = "periods look like 10d, 3w, 2m, 1y, weekly or monthly";
  if (!period) throw Error(ErrorCode::usage, "invalid period '" + std::string(every) + "'", forms);
  if (max.empty()) return {model::to_text(*period), {}};
  const auto longest = model::parse_period(max);
  if (!longest) throw Error(ErrorCode::usage, "invalid period '" + std::string(max) + "'", forms);
  if (model::after(from, *longest) < model::after(from, *period)) {
    throw Error(ErrorCode::usage, fmt::format("--max {} is shorter than --every {}", max, every));
  }
  return {model::to_text(*period), model::to_text(*longest)};
}

std::string checked_tag(std::string_view tag) {
  const std::string given(tag);
  tag = trimmed(tag);
  if (tag.starts_with('#') || tag.starts_with('+')) tag.remove_prefix(1);
  if (given.empty()) return {};
  bool letter = false;
  for (std::size_t at = 0; at < tag.size(); ++at) {
    letter = letter || is_letter(tag[at]);
    if (!is_tag_character(tag, at)) letter = false, at = tag.size();
  }
  if (!letter) {
    throw Error(ErrorCode::usage, "invalid tag '" + given + "'",
                "tags have letters, digits, - _ and :, with at least one letter");
  }
  return std::string(tag);
}

model::PartialDate checked_partial_date(std::string_view text) {
  const auto date = model::parse_partial_date(trimmed(text));
  if (date && date->known()) return *date;
  throw Error(ErrorCode::usage, "invalid date '" + std::string(text) + "'",
              "dates look like 1984-02-29, 02-29, 1984-02 or 1984");
}

model::PartialDate checked_past_date(std::string_view text, Day today) {
  if (const auto date = model::parse_partial_date(trimmed(text)); date && date->known()) return *date;
  const Date date = date_of(language::day(text, today, language::Reading::past));
  return {.year = date.year, .month = date.month, .day = date.day};
}

Day past_day(std::optional<std::string> phrase, Day today) {
  if (!phrase) return today;
  const Day day = language::day(*phrase, today, language::Reading::past);
  if (day <= today) return day;
  throw Error(ErrorCode::usage, "'" + *phrase + "' is in the future",
              "use --planned for a plan, or rapport promise for a promise");
}

int checked_days(std::string_view text) {
  const bool bare = !text.empty() && std::ranges::all_of(text, is_digit);
  const auto period = model::parse_period(bare ? std::string(text) + "d" : std::string(text));
  if (!period)
    throw Error(ErrorCode::usage, "invalid period '" + std::string(text) + "'", "periods look like 7d or 2w");
  const Day start{};
  return model::after(start, *period) - start;
}

std::string checked_time(std::string_view text) {
  const auto phrase = language::timed_phrase(trimmed(text));
  if (phrase && phrase->rest.begin == phrase->rest.end) return phrase->time.value;
  throw Error(ErrorCode::usage, "invalid time '" + shown(text) + "'", "times look like 14:30, 7:30 PM or noon");
}

std::string edited(Session& session, const std::string& key, const std::string& text, const std::string& notice) {
  const std::string given = "given for " + key;
  const auto ask = [folder = session.drafts_folder(), text, notice](Dialogue& dialogue) {
    return dialogue.edited(folder, text, notice);
  };
  if (session.answer(given, [text](Dialogue&) { return text; }) != text)
    throw Error(ErrorCode::not_found, "the text was changed by another command; nothing was changed");
  return checked_text(session.answer("text for " + key, ask));
}

std::string text_to_store(Session& session, const std::optional<std::string>& words, std::string_view what) {
  std::string text = words.value_or("");
  if (words == "-") {
    text = session.answer("standard input", [](Dialogue& dialogue) {
      auto read = dialogue.world().in.all(longest_text);
      if (!read) throw Error(ErrorCode::usage, "the text is larger than 1 MiB");
      while (read->ends_with('\n') || read->ends_with('\r')) read->pop_back();
      return *read;
    });
  } else if (!words && session.is_interactive()) {
    text =
        edited(session, std::string(what), {},
               "# " + std::string(what) + "\n# Lines that start with # are ignored; an empty text changes nothing.\n");
  } else if (!words) {
    throw Error(ErrorCode::usage, "no text given: " + std::string(what),
                "give it in quotes, or use - to read standard input");
  }
  if (trimmed(text).empty()) throw Error(ErrorCode::usage, "the text is empty: " + std::string(what));
  return checked_text(std::move(text));
}

std::string shell_word(std::string_view word) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=./:@,+%";
  if (!word.empty() && word.find_first_not_of(plain) == std::string_view::npos) return std::string(word);
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace rapport::services
