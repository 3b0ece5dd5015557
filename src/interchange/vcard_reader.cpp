#include <fmt/core.h>
#include <algorithm>
#include <array>
#include <map>

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "interchange/vcard.hpp"
#include "interchange/vcard_names.hpp"

namespace rapport::interchange {
namespace {

/// Properties that are skipped because of their size, or because others say the same.
constexpr std::array<std::string_view, 12> skipped{"PHOTO", "LOGO",        "SOUND", "KEY", "VERSION",   "PRODID",
                                                   "REV",   "SORT-STRING", "BEGIN", "END", "X-ABLABEL", "X-ABADR"};
constexpr std::size_t longest_kept = 10000;
constexpr std::size_t most_lines = 10000;
/// A year that some producers write for dates without one.
constexpr int no_year = 1604;

bool is_skipped(std::string_view name) { return contains(skipped, name); }

/// The text without characters that control the writing direction, which some address books put around numbers.
std::string without_marks(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, size] = code_point(text, at);
    const bool mark = (value >= 0x200e && value <= 0x200f) || (value >= 0x202a && value <= 0x202e) ||
                      (value >= 0x2066 && value <= 0x2069) || value == 0xfeff;
    if (!mark) result.append(text.substr(at, size));
    at += size;
  }
  return std::string(trimmed(result));
}

std::string without_prefix(std::string text, std::string_view scheme) {
  if (lower_ascii(text.substr(0, scheme.size())) == scheme) text.erase(0, scheme.size());
  return text;
}

/// All five parts of N; older cards leave some out.
std::string five_parts(std::string_view value) {
  auto parts = split_escaped(value, ';');
  parts.resize(5);
  std::string text = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) text.append(";").append(parts[i]);
  return text;
}

/// The relation that a property such as X-SPOUSE or X-EVOLUTION-MANAGER states; empty for other properties.
std::string kin_of(std::string_view name) {
  if (!name.starts_with("X-")) return {};
  if (name.ends_with("-SPOUSESNAME")) return "spouse";
  for (const std::string_view kin : {"spouse", "manager", "assistant"}) {
    if (lower_ascii(name).ends_with("-" + std::string(kin))) return std::string(kin);
  }
  return {};
}

/// Builds a contact from a card, line by line.
class Card {
 public:
  explicit Card(std::int64_t line) { contact_.line = line; }

  void take(const ContentLine& line) {
    if (line.name == "X-ABLABEL" && !line.group.empty()) labels_[line.group] = label_text(unescaped(line.value));
    if (is_skipped(line.name) && line.name != "X-ABLABEL") return;
    if (!line.unreadable.empty() && trouble_.empty()) trouble_ = line.name + " is " + line.unreadable;
    too_large_ = too_large_ || line.cut || lines_.size() == most_lines;
    if (!too_large_) lines_.push_back(line);
  }

  /// Passes on the card once it is complete, because the labels of groups may follow what they label.
  void pass_on(const Receiver& receiver) {
    if (too_large_) return receiver.refused({contact_.line, {}, "the card is too large"});
    if (is_group()) return;
    if (!trouble_.empty()) return receiver.refused({contact_.line, {}, trouble_});
    for (const ContentLine& line : lines_) read(line);
    contact_.name = best_name();
    if (contact_.name.empty()) {
      receiver.refused({contact_.line, {}, "the card has no name"});
      return;
    }
    keep_parts();
    drop_what_says_nothing();
    receiver.contact(std::move(contact_));
  }

 private:
  Contact contact_;
  std::vector<ContentLine> lines_;
  std::map<std::string, std::string> labels_;
  bool too_large_ = false;
  std::string trouble_;  ///< why it cannot be used
  std::string full_;
  std::string parts_;

  /// A card that lists other cards is not a person.
  bool is_group() const {
    return std::ranges::any_of(lines_, [](const ContentLine& line) {
      return line.name.ends_with("KIND") && lower_ascii(trimmed(line.value)) == "group";
    });
  }

  void read(const ContentLine& line) {
    if (line.name.empty() || is_skipped(line.name)) return;
    const std::string text(trimmed(unescaped(line.value)));
    if (text.empty() || line.has("ENCODING", "BASE64") || line.has("ENCODING", "B")) return;
    if (read_name(line, text) || read_reach(line, text) || read_work(line, text) || read_day(line) ||
        read_rest(line, text))
      return;
    keep(line);
  }

  bool read_name(const ContentLine& line, const std::string& text) {
    if (line.name == "FN") {
      if (full_.empty()) {
        full_ = text;
      } else {
        detail("alias", text, {});
      }
    } else if (line.name == "N") {
      parts_ = five_parts(one_line(line.value));
    } else if (line.name == "NICKNAME" || line.name == "X-NICKNAME" || line.name == "X-MAIDENNAME") {
      for (const std::string& one : split_escaped(line.value, ',')) detail("alias", unescaped(one), {});
    } else if (line.name == "UID") {
      if (contact_.uid.empty()) contact_.uid = text;
    } else {
      return false;
    }
    return true;
  }

  /// Apple's X-ABLABEL for the line's group, or else the usual label.
  std::string label_for(const ContentLine& line, std::string usual) const {
    const auto label = labels_.find(line.group);
    return label == labels_.end() ? std::move(usual) : label->second;
  }

  bool read_reach(const ContentLine& line, const std::string& text) {
    const auto label = label_for(line, label_of(line));
    if (line.name == "EMAIL") {
      std::string address = without_prefix(without_marks(text), "mailto:");
      if (const auto open = address.find('<'); open != std::string::npos && address.ends_with('>'))
        address = address.substr(open + 1, address.size() - open - 2);
      detail("email", address, label, is_preferred(line));
    } else if (line.name == "TEL") {
      detail("phone", without_prefix(without_marks(text), "tel:"), label, is_preferred(line));
    } else if (line.name == "URL") {
      detail("url", text, label, is_preferred(line));
    } else if (line.name == "ADR") {
      if (text.find_first_not_of("; ") != std::string::npos)
        detail("address", one_line(line.value), label, is_preferred(line));
    } else {
      return false;
    }
    return true;
  }

  static bool is_preferred(const ContentLine& line) {
    return line.has("TYPE", "pref") || line.parameter("PREF") == "1";
  }

  bool read_work(const ContentLine& line, const std::string& text) {
    if (contact_.jobs.empty()) contact_.jobs.emplace_back();
    model::Job& job = contact_.jobs.front();
    if (line.name == "ORG" && job.org.empty()) {
      const auto units = split_escaped(line.value, ';');
      job.org = trimmed(unescaped(units.front()));
      const bool more = std::any_of(units.begin() + 1, units.end(), [](auto& unit) { return !trimmed(unit).empty(); });
      // Units of the organisation are kept with the whole property.
      if (more) contact_.details.push_back({.kind = "vcard", .value = "ORG:" + one_line(line.value), .label = {}});
    } else if (line.name == "TITLE" && job.role.empty()) {
      job.role = text;
    } else {
      return false;
    }
    return true;
  }

  bool read_day(const ContentLine& line) {
    std::string kind;
    if (line.name == "BDAY") kind = "birthday";
    if (line.name.ends_with("ANNIVERSARY")) kind = "anniversary";
    if (line.name == "X-ABDATE") kind = label_for(line, "anniversary");
    if (line.name == "DEATHDATE" || line.name == "X-DEATHDATE") contact_.deceased = true;
    if (kind.empty()) return false;
    auto date = vcard_date(trimmed(line.value));
    if (!date) return false;
    if (date->year == no_year || line.parameter("X-APPLE-OMIT-YEAR") == std::to_string(date->year)) date->year = 0;
    // A month without a year and a day is not useful.
    if (date->year == 0 && !date->yearly()) return false;
    const auto same = [&](auto& one) { return one.kind == kind; };
    if (std::ranges::any_of(contact_.occasions, same)) return false;
    std::ranges::replace(kind, ' ', '-');
    contact_.occasions.push_back({.kind = kind, .date = *date});
    return true;
  }

  bool read_rest(const ContentLine& line, const std::string& text) {
    if (line.name == "X-RAPPORT-RELATION") {
      contact_.relation = text;
    } else if (line.name == "NOTE") {
      contact_.facts.push_back({.text = text});
    } else if (line.name == "CATEGORIES") {
      for (const std::string& one : split_escaped(line.value, ',')) detail("tag", unescaped(one), {});
    } else if (line.name == "RELATED" || line.name == "X-ABRELATEDNAMES" || !kin_of(line.name).empty()) {
      std::string kind = kin_of(line.name);
      if (kind.empty()) kind = label_for(line, label_of(line));
      contact_.related.push_back({kind, text});
      return false;  // also kept as text
    } else {
      return false;
    }
    return true;
  }

  void detail(const char* kind, std::string_view value, const std::string& label, bool preferred = false) {
    const std::string text(trimmed(value));
    if (text.empty()) return;
    model::Detail one{.kind = kind, .value = text, .label = label};
    if (preferred) one.label += label.empty() ? "preferred" : " preferred";
    const auto same = [&](auto& other) { return other.kind == kind && other.value == text; };
    auto& all = contact_.details;
    if (std::ranges::any_of(all, same)) return;
    all.push_back(std::move(one));
  }

  void keep(const ContentLine& line) {
    std::string whole = line.plain();
    if (whole.size() > longest_kept) return;
    contact_.details.push_back({.kind = "vcard", .value = std::move(whole), .label = {}});
    if (const auto label = labels_.find(line.group); label != labels_.end())
      contact_.details.push_back(
          {.kind = "vcard", .value = line.group + ".X-ABLabel:" + escaped(label->second), .label = {}});
  }

  /// The best available name.
  std::string best_name() const {
    if (!full_.empty()) return full_;
    if (std::string name = name_from_parts(parts_); !name.empty()) return name;
    for (const char* kind : {"alias", "email"}) {
      for (const auto& one : contact_.details) {
        if (one.kind == kind) return one.value;
      }
    }
    return contact_.jobs.empty() ? "" : contact_.jobs.front().org;
  }

  /// Keeps the parts of the name if they cannot be derived from the full name.
  void keep_parts() {
    if (!parts_.empty() && parts_ != parts_from_name(contact_.name) && !name_from_parts(parts_).empty())
      contact_.details.push_back({.kind = "vcard", .value = "N:" + parts_, .label = {}});
  }

  void drop_what_says_nothing() {
    std::erase_if(contact_.jobs, [](auto& job) { return job.org.empty() && job.role.empty(); });
    // If the name is only a nickname or an address, it is not also an alias.
    std::erase_if(contact_.details, [&](auto& one) { return one.kind == "alias" && one.value == contact_.name; });
  }
};

bool is(const ContentLine& line, std::string_view name) {
  return line.name == name && lower_ascii(trimmed(line.value)) == "vcard";
}

}  // namespace

std::optional<model::PartialDate> vcard_date(std::string_view value) {
  if (const auto time = value.find_first_of("T "); time != std::string_view::npos)
    value = trimmed(value.substr(0, time));
  if (value.starts_with("---") || value.empty()) return std::nullopt;
  std::string digits;
  const bool yearless = value.starts_with("--");
  for (const char c : value.substr(yearless ? 2 : 0)) {
    if (is_digit(c))
      digits += c;
    else if (c != '-')
      return std::nullopt;
  }
  if (yearless)
    return digits.size() == 4 ? model::parse_partial_date(digits.substr(0, 2) + "-" + digits.substr(2)) : std::nullopt;
  if (digits.size() == 8)
    return model::parse_partial_date(
        fmt::format("{}-{}-{}", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6)));
  if (digits.size() == 6 && value.size() == 7) return model::parse_partial_date(value);
  return digits.size() == 4 && value.size() == 4 ? model::parse_partial_date(value) : std::nullopt;
}

void read_vcards(Input source, const Receiver& receiver) {
  ContentLines lines(std::move(source));
  std::optional<Card> card;
  int inside = 0;  // depth of cards inside the card
  bool agent = false;
  while (auto line = lines.next()) {
    if (is(*line, "BEGIN")) {
      if (card && agent) {
        ++inside;
      } else {
        if (card) card->pass_on(receiver);  // the end of the card is missing
        card.emplace(line->line);
        inside = 0;
      }
      agent = false;
    } else if (is(*line, "END")) {
      if (inside > 0) {
        --inside;
      } else if (card) {
        card->pass_on(receiver);
        card.reset();
      }
    } else if (card && inside == 0) {
      // In version 2.1, an AGENT is a card of its own on the following lines.
      if (!line->name.empty()) agent = line->name == "AGENT" && trimmed(line->value).empty();
      card->take(*line);
    }
  }
  if (card) card->pass_on(receiver);
}

}  // namespace rapport::interchange
