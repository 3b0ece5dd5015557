#include <algorithm>
#include <array>
#include <sstream>

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "base/word_break.hpp"
#include "interchange/vcard.hpp"
#include "interchange/vcard_names.hpp"

namespace rapport::interchange {
namespace {

/// Labels that every reader understands as types.
constexpr std::array<std::string_view, 9> types{"home", "work",  "mobile", "fax", "pager",
                                                "main", "other", "iphone", "car"};

/// Whether the parts of N belong to this name, with or without a title.
bool is_of(const std::string& name, const std::string& n) {
  std::string joined;
  for (const std::string& part : split_escaped(n, ';')) joined.append(unescaped(part)).append(" ");
  auto whole = word_keys(name);
  auto parts = word_keys(joined);
  std::ranges::sort(whole);
  std::ranges::sort(parts);
  return std::ranges::includes(whole, parts) || std::ranges::includes(parts, whole);
}

class CardWriter {
 public:
  CardWriter(const Contact& contact, VcardVersion version) : contact_(contact), version_(version) {}

  std::string run() && {
    put("BEGIN", "VCARD");
    put("VERSION", version_ == VcardVersion::v3 ? "3.0" : "4.0");
    put("UID", escaped(contact_.uid));
    put("FN", escaped(contact_.name));
    put("N", parts());
    if (const std::string names = list("alias"); !names.empty()) put("NICKNAME", names);
    for (const auto& job : contact_.jobs) work(job);
    for (const auto& [kind, name] : reaches) {
      for (const auto& one : contact_.details) {
        if (one.kind == kind) labelled(name, one.kind == "address" ? one.value : escaped(one.value), one.label);
      }
    }
    for (const auto& one : contact_.occasions) day(one);
    if (const std::string tags = list("tag"); !tags.empty()) put("CATEGORIES", tags);
    for (const auto& one : contact_.facts)
      put("NOTE", escaped(one.about.empty() ? one.text : one.about + ": " + one.text));
    if (!contact_.relation.empty()) put("X-RAPPORT-RELATION", escaped(contact_.relation));
    for (const auto& one : contact_.details) {
      if (one.kind == "vcard" && !is_said(one.value)) card_ += folded(one.value);
    }
    put("END", "VCARD");
    return std::move(card_);
  }

 private:
  static constexpr std::array<std::pair<std::string_view, const char*>, 4> reaches{
      {{"email", "EMAIL"}, {"phone", "TEL"}, {"url", "URL"}, {"address", "ADR"}}};

  const Contact& contact_;
  VcardVersion version_;
  std::string card_;
  int group_ = 0;

  void put(const std::string& head, const std::string& value) { card_ += folded(head + ":" + value); }

  /// The parts that came with the name, as long as they still form it.
  std::string parts() const {
    for (const auto& one : contact_.details) {
      if (one.kind != "vcard" || !one.value.starts_with("N:")) continue;
      const std::string kept = one.value.substr(2);
      if (is_of(contact_.name, kept)) return kept;
    }
    return parts_from_name(contact_.name);
  }

  std::string list(std::string_view kind) const {
    std::string values;
    for (const auto& one : contact_.details) {
      if (one.kind == kind) values.append(values.empty() ? "" : ",").append(escaped(one.value));
    }
    return values;
  }

  void work(const model::Job& job) {
    const std::string org = escaped(job.org);
    std::string units = org;
    // The units that came with the organisation.
    for (const auto& one : contact_.details) {
      if (one.kind == "vcard" && one.value.starts_with("ORG:" + org + ";")) units = one.value.substr(4);
    }
    if (!org.empty()) put("ORG", units);
    if (!job.role.empty()) put("TITLE", escaped(job.role));
  }

  /// The label as types, if every reader knows each of its words.
  static std::string type_list(const std::string& label) {
    std::istringstream words(label);
    std::string list;
    for (std::string word; words >> word;) {
      if (!contains(types, word)) return {};
      list.append(list.empty() ? "" : ",").append(word == "mobile" ? "cell" : word);
    }
    return list;
  }

  /// Whether a kept property has been written with the name or the organisation.
  bool is_said(const std::string& line) const {
    const bool org = std::ranges::any_of(contact_.jobs,
                                         [&](auto& job) { return line.starts_with("ORG:" + escaped(job.org) + ";"); });
    return org || line.starts_with("N:");
  }

  std::string new_group() { return "r" + std::to_string(++group_); }

  void labelled(std::string name, const std::string& value, std::string label) {
    constexpr std::string_view preferred = "preferred";
    if (label.ends_with(preferred)) {
      label = trimmed(std::string_view(label).substr(0, label.size() - preferred.size()));
      name += version_ == VcardVersion::v3 ? ";TYPE=pref" : ";PREF=1";
    }
    if (label.empty()) {
      put(name, value);
    } else if (const std::string list = type_list(label); !list.empty()) {
      put(name + ";TYPE=" + list, value);
    } else {
      const std::string group = new_group();
      put(group + "." + name, value);
      put(group + ".X-ABLabel", escaped(label));
    }
  }

  void day(const model::Occasion& one) {
    std::string name = one.kind == "birthday" ? "BDAY" : "X-ABDATE";
    if (one.kind == "anniversary") name = version_ == VcardVersion::v4 ? "ANNIVERSARY" : "X-ANNIVERSARY";
    const std::string group = name == "X-ABDATE" ? new_group() : "";
    if (!group.empty()) name = group + "." + name;
    const auto [head, value] = date(one.date);
    put(name + head, value);
    if (!group.empty()) put(group + ".X-ABLabel", escaped(one.kind));
  }

  /// RFC 6350 allows partial dates. Earlier versions do not, except for Apple's dates without a year, which most
  /// readers understand; other partial dates become text.
  std::pair<std::string, std::string> date(const model::PartialDate& date) const {
    const std::string text = model::to_text(date);
    if (version_ == VcardVersion::v4) {
      if (date.year == 0) return {"", "--" + text.substr(0, 2) + text.substr(3)};
      std::string compact = text;
      if (date.day != 0) std::erase(compact, '-');
      return {"", compact};
    }
    if (date.year == 0) return {";X-APPLE-OMIT-YEAR=1604", "1604-" + text};
    return {date.day == 0 ? ";VALUE=text" : "", text};
  }
};

}  // namespace

std::string to_vcard(const Contact& contact, VcardVersion version) { return CardWriter(contact, version).run(); }

}  // namespace rapport::interchange
