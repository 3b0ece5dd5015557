#include "targets.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "fuzz/arguments.hpp"
#include "fuzz/readers.hpp"
#include "fuzz/settings.hpp"
#include "language/dates.hpp"
#include "language/sentence.hpp"
#include "support/people_world.hpp"

namespace rapport::fuzz {
namespace {

const Day today = *day_of(2026, 11, 19);

bool on_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80;
}

/// Demands that a stretch lies inside the text, and holds something.
void demand_inside(std::string_view text, language::Span where) {
  demand(where.begin < where.end && where.end <= text.size(), "a span does not lie inside the text");
  if (is_text(text)) demand(on_boundary(text, where.begin) && on_boundary(text, where.end), "a span cuts a letter");
}

/// All that was read, as one text; demands on the way that each span lies inside.
std::string summary(std::string_view text, const language::Sentence& sentence) {
  std::string all;
  const auto say = [&](std::string_view what, language::Span where) {
    demand_inside(text, where);
    all += std::string(what) + "@" + std::to_string(where.begin) + "-" + std::to_string(where.end) + ";";
  };
  if (sentence.date) say(to_iso(sentence.date->day), sentence.date->where);
  if (sentence.doubtful_date) say(sentence.doubtful_date->meant, sentence.doubtful_date->where);
  for (const auto* word : {&sentence.time, &sentence.kind, &sentence.channel, &sentence.direction}) {
    if (*word) say((*word)->value, (*word)->where);
  }
  if (sentence.attempt) say("attempt", *sentence.attempt);
  for (const auto* people : {&sentence.people, &sentence.mentioned}) {
    for (const auto& one : *people) say(std::to_string(one.person.value), one.where);
  }
  for (const auto& one : sentence.ambiguous) say(std::to_string(one.candidates.size()), one.where);
  for (const auto* words : {&sentence.new_names, &sentence.unknown_names, &sentence.tags, &sentence.questions}) {
    for (const auto& one : *words) say(one.value, one.where);
  }
  for (const auto& one : sentence.promises) say(one.text + (one.by ? to_iso(*one.by) : ""), one.where);
  for (const auto& one : sentence.facts) say(one.about + ":" + one.text, one.where);
  return all;
}

std::string read(std::string_view text, test::PeopleWorld& world) {
  try {
    return summary(text, read_sentence(text, world.context(today)));
  } catch (const Error& error) {
    return error.what();
  }
}

/// What is read lies inside the text, is the same twice, and costs by the words.
void sentence(std::string_view bytes) {
  static test::PeopleWorld world = test::PeopleWorld::usual();
  world.asked = 0;
  const std::string first = read(bytes, world);
  demand(world.asked <= bytes.size() * 8 + 16, "more names are looked up than the words have");
  demand(first == read(bytes, world), "the same text is read in two ways");
}

/// A phrase is a day, a span from its first day to its last, or refused; the same in both readings of an ISO day.
void date(std::string_view bytes) {
  for (const auto reading : {language::Reading::past, language::Reading::future}) {
    try {
      const auto span = language::date_span(bytes, today, reading);
      if (!span) continue;
      demand(span->first <= span->last, "a span ends before it begins");
      demand(span->last - span->first < 366, "a span is longer than a year");
      demand(clamped(span->first) == span->first && clamped(span->last) == span->last, "a day is outside the calendar");
    } catch (const Error& error) {
      demand(error.code == ErrorCode::usage, "a date fails as something else");
    }
  }
  for (const auto& found :
       {language::find_day(bytes, today), language::final_day(bytes, today), language::first_day(bytes, today)}) {
    if (found) demand(found->where.begin < found->where.end && found->where.end <= bytes.size(), "a day lies outside");
  }
}

/// A reader with a known bug, which a fuzzer worth its name finds.
void control(std::string_view bytes) {
  const auto arrow = bytes.find("->");
  demand(arrow == std::string_view::npos || bytes.find('\xff', arrow) == std::string_view::npos, "the known bug");
}

constexpr std::array<Target, 14> all{{{"arguments", arguments, argument_seed, argument_seeds},
                                      {"settings", settings},
                                      {"csv", csv},
                                      {"sentence", sentence},
                                      {"date", date},
                                      {"vcard", vcard},
                                      {"calendar", calendar},
                                      {"table", table},
                                      {"friends", friends},
                                      {"markdown", markdown},
                                      {"monica", monica},
                                      {"dump", dump},
                                      {"control", control},
                                      {"arguments.control", careless_arguments, argument_seed, argument_seeds}}};

}  // namespace

std::span<const Target> targets() { return all; }

const Target* target_named(std::string_view name) {
  const auto* const found = std::find_if(all.begin(), all.end(), [&](const Target& one) { return one.name == name; });
  return found == all.end() ? nullptr : found;
}

}  // namespace rapport::fuzz
