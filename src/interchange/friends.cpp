#include "interchange/friends.hpp"

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "interchange/decoding.hpp"

namespace rapport::interchange {
namespace {

constexpr std::size_t longest_line = std::size_t{1} << 20;

/// A line without markup, and the marked words.
struct Marked {
  std::string text;
  std::vector<std::string> names;
  std::vector<std::string> places;
  std::vector<std::string> tags;
  std::string moved_to;  ///< `to _Paris_`: the place from here on, until the next such line
};

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// The text between two signs; moves past the second. Nothing if there is no second one.
std::optional<std::string_view> between(std::string_view line, std::size_t& at, std::string_view sign) {
  if (line.substr(at, sign.size()) != sign) return std::nullopt;
  const auto end = line.find(sign, at + sign.size());
  if (end == std::string_view::npos || end == at + sign.size()) return std::nullopt;
  const auto inside = line.substr(at + sign.size(), end - at - sign.size());
  at = end + sign.size();
  return inside;
}

Marked marked(std::string_view line) {
  Marked found;
  for (std::size_t at = 0; at < line.size();) {
    const bool begins = at == 0 || is_blank(line[at - 1]);
    if (const auto name = between(line, at, "**")) {
      found.names.emplace_back(*name);
      found.text += *name;
    } else if (const auto place = begins ? between(line, at, "_") : std::nullopt) {
      if (found.text.ends_with("to ")) found.moved_to = *place;
      found.places.emplace_back(*place);
      found.text += *place;
    } else if (line[at] == '@' && begins && at + 1 < line.size() && !is_blank(line[at + 1])) {
      const auto end = std::min(line.find_first_of(" \t", at), line.size());
      found.tags.emplace_back(line.substr(at + 1, end - at - 1));
      at = end;
    } else {
      found.text += line[at++];
    }
  }
  found.text = trimmed(found.text);
  return found;
}

class Reader {
 public:
  explicit Reader(const Receiver& receiver) : receiver_(receiver) {}

  void take(std::string_view line, std::int64_t number) {
    if (line.starts_with("### ")) {
      section_ = lower_ascii(trimmed(line.substr(4)));
      return;
    }
    if (!line.starts_with("- ")) return;
    line = trimmed(line.substr(2));
    if (section_ == "friends:") {
      someone(line, number);
    } else if (section_ == "activities:" || section_ == "notes:") {
      dated(line, number);
    }
  }

  /// Passes on people before the interactions that refer to them.
  void end() {
    for (const std::string& name : order_) receiver_.contact(people_[name]);
    settle_places();
    for (auto& [meeting, moved] : interactions_) receiver_.meeting(std::move(meeting));
  }

 private:
  const Receiver& receiver_;
  std::string section_;
  std::map<std::string, Contact> people_;
  std::vector<std::string> order_;
  std::vector<std::pair<Meeting, std::string>> interactions_;  ///< with the place of the last move

  /// Gives interactions without a place that of the last move. The newest line is first in the file.
  void settle_places() {
    std::vector<std::pair<Meeting, std::string>*> order;
    for (auto& one : interactions_) order.insert(order.begin(), &one);
    std::ranges::stable_sort(order,
                             [](auto* a, auto* b) { return a->first.interaction.date < b->first.interaction.date; });
    std::string here;
    for (auto* one : order) {
      if (!one->second.empty()) here = one->second;
      if (one->first.interaction.place.empty()) one->first.interaction.place = here;
    }
  }

  static std::string key_of(std::string_view name) { return "friends:" + std::string(name); }

  Contact& person(const std::string& name, std::int64_t number) {
    const auto [at, is_new] = people_.try_emplace(name);
    if (is_new) {
      order_.push_back(name);
      at->second.line = number;
      at->second.uid = key_of(name);
      at->second.name = name;
    }
    return at->second;
  }

  /// `Grace Hopper (a.k.a. The Admiral a.k.a. Amazing Grace) [Paris] @navy @science`
  void someone(std::string_view line, std::int64_t number) {
    const auto end = std::min({line.find(" ("), line.find(" ["), line.find(" @"), line.size()});
    const std::string name(trimmed(line.substr(0, end)));
    if (name.empty()) return;
    Contact& contact = person(name, number);
    contact.line = number;
    std::string_view rest = line.substr(end);
    if (const auto open = rest.find('('), close = rest.find(')'); open < close && close != std::string_view::npos) {
      std::string_view names = rest.substr(open + 1, close - open - 1);
      while (!names.empty()) {
        if (names.starts_with("a.k.a.")) names.remove_prefix(6);
        const auto next = std::min(names.find("a.k.a."), names.size());
        if (const std::string alias(trimmed(names.substr(0, next))); !alias.empty())
          contact.details.push_back({.kind = "alias", .value = alias, .label = {}});
        names.remove_prefix(next);
      }
      rest.remove_prefix(close + 1);
    }
    if (const auto open = rest.find('['), close = rest.find(']'); open < close && close != std::string_view::npos)
      contact.facts.push_back(
          {.about = "place", .text = std::string(trimmed(rest.substr(open + 1, close - open - 1)))});
    for (const std::string& tag : marked(rest).tags)
      contact.details.push_back({.kind = "tag", .value = tag, .label = {}});
  }

  /// `2018-11-01: **Grace Hopper** and I went to _Marie's Diner_. @food`
  void dated(std::string_view line, std::int64_t number) {
    const auto day = parse_iso(line.substr(0, 10));
    if (!day) return receiver_.refused({number, {}, "the line has no date"});
    line = line.substr(std::min<std::size_t>(10, line.size()));
    if (line.starts_with(':')) line.remove_prefix(1);
    Marked found = marked(trimmed(line));
    if (section_ == "notes:") {
      for (const std::string& name : found.names)
        person(name, number).facts.push_back({.text = found.text, .learned_on = *day});
      if (found.names.empty()) receiver_.refused({number, {}, "the note names no people"});
      return;
    }
    Meeting meeting{.line = number, .interaction = {}, .people = {}, .mentioned = {}};
    meeting.interaction.date = *day;
    meeting.interaction.text = found.text;
    meeting.interaction.tags = found.tags;
    if (!found.places.empty()) meeting.interaction.place = found.places.front();
    for (const std::string& name : found.names) {
      person(name, number);
      meeting.people.push_back(key_of(name));
    }
    interactions_.emplace_back(std::move(meeting), found.moved_to);
  }
};

}  // namespace

void read_friends(Input source, const Receiver& receiver) {
  LineReader lines(decoded(std::move(source)), longest_line);
  Reader reader(receiver);
  std::string text;
  while (const auto line = lines.next()) {
    if (lines.cut()) {
      receiver.refused({lines.number(), {}, "the line is too long"});
      continue;
    }
    try {
      text = as_text(*line);
    } catch (const Error& error) {
      receiver.refused({lines.number(), {}, "the line is " + error.message});
      continue;
    }
    reader.take(trimmed(text), lines.number());
  }
  reader.end();
}

}  // namespace rapport::interchange
