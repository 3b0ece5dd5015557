#include "interchange/markdown.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "interchange/columns.hpp"
#include "interchange/decoding.hpp"
#include "interchange/listing_writer.hpp"
#include "interchange/tables.hpp"

namespace rapport::interchange {
namespace {

constexpr std::size_t longest_line = std::size_t{1} << 20;
constexpr std::size_t longest_note = 100000;

std::string without_link(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with("[[") && text.ends_with("]]")) text = text.substr(2, text.size() - 4);
  return std::string(text);
}

/// `"Zoë"`, `'Zoë'`, `Zoë`, or `[[Zoë]]` as some programs link.
std::string scalar(std::string_view text) {
  text = trimmed(text);
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front()) {
    const char quote = text.front();
    std::string result;
    for (std::size_t at = 1; at + 1 < text.size(); ++at) {
      if (text[at] == '\\' && quote == '"' && at + 2 < text.size()) ++at;
      if (text[at] == '\'' && quote == '\'' && text[at + 1] == '\'') ++at;
      result += text[at];
    }
    return without_link(result);
  }
  return text == "null" || text == "~" ? std::string{} : without_link(text);
}
/// `[a, "b, c"]`, or a single value.
std::vector<std::string> values_of(std::string_view text) {
  text = trimmed(text);
  if (!text.starts_with('[') || !text.ends_with(']') || text.starts_with("[[")) return {scalar(text)};
  text = text.substr(1, text.size() - 2);
  std::vector<std::string> values;
  std::string one;
  char quote = '\0';
  for (const char c : text) {
    if (quote == '\0' && (c == '"' || c == '\''))
      quote = c;
    else if (c == quote)
      quote = '\0';
    if (c == ',' && quote == '\0') {
      values.push_back(scalar(one));
      one.clear();
    } else {
      one += c;
    }
  }
  values.push_back(scalar(one));
  return values;
}

/// Builds a contact from a page.
class Page {
 public:
  Page(const std::string& stem, const Receiver& receiver) : receiver_(receiver) {
    contact_.line = 1;
    contact_.name = stem;
  }

  void take(const std::string& line, std::int64_t number) {
    if (number == 1 && trimmed(line) == "---") {
      inside_ = true;
    } else if (inside_) {
      front(line);
    } else {
      body(line, number);
    }
  }

  void end() {
    if (contact_.name.empty()) return receiver_.refused({1, {}, "the page has no name"});
    std::erase_if(contact_.jobs, [](auto& job) { return job.org.empty() && job.role.empty(); });
    if (const auto note = trimmed(note_); !note.empty()) contact_.facts.push_back({.text = std::string(note)});
    const std::string name = contact_.name;
    if (contact_.uid.empty()) contact_.uid = "page:" + name;
    const std::string key = contact_.uid;
    receiver_.contact(std::move(contact_));
    for (Meeting& one : interactions_) {
      if (one.people.empty()) one.people.push_back(key);
      std::ranges::replace(one.people, name, key);
      receiver_.meeting(std::move(one));
    }
  }

 private:
  const Receiver& receiver_;
  Contact contact_;
  std::string note_;
  std::vector<Meeting> interactions_;
  std::string key_;
  std::string section_;
  bool inside_ = false;
  bool named_ = false;

  void front(const std::string& line) {
    if (trimmed(line) == "---" || trimmed(line) == "...") {
      inside_ = false;
      return;
    }
    const auto text = trimmed(line);
    if (text.starts_with("- ") && !key_.empty()) return field(key_, scalar(text.substr(2)));
    const auto colon = line.find(':');
    if (colon == std::string::npos || text.starts_with('#') || line.starts_with(' ')) return;
    key_ = lower_ascii(trimmed(std::string_view(line).substr(0, colon)));
    const auto value = trimmed(std::string_view(line).substr(colon + 1));
    if (value.empty()) return;
    for (const std::string& one : values_of(value)) field(key_, one);
  }

  void field(std::string_view key, const std::string& value) {
    if (value.empty()) return;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 10> other{{{"aliases", "alias"},
                                                                                   {"emails", "email"},
                                                                                   {"phones", "phone"},
                                                                                   {"urls", "url"},
                                                                                   {"links", "url"},
                                                                                   {"title", "name"},
                                                                                   {"met", "met"},
                                                                                   {"met-on", "met_on"},
                                                                                   {"handle", "handle"},
                                                                                   {"uid", "uid"}}};
    const auto found = std::ranges::find_if(other, [&](auto& one) { return one.first == key; });
    std::string meaning(found != other.end() ? std::string(found->second) : guess(key));
    const std::string label = meaning.find(':') == std::string::npos ? "" : meaning.substr(meaning.find(':') + 1);
    meaning = meaning.substr(0, meaning.find(':'));
    if (meaning == "name") {
      if (!named_) contact_.name = value;
      named_ = true;
    } else if (meaning == "alias" || meaning == "email" || meaning == "phone" || meaning == "url" || meaning == "tag") {
      contact_.details.push_back({.kind = meaning, .value = value, .label = label});
    } else if (meaning == "org" || meaning == "role") {
      if (contact_.jobs.empty()) contact_.jobs.emplace_back();
      (meaning == "org" ? contact_.jobs.front().org : contact_.jobs.front().role) = value;
    } else if (meaning == "birthday" || meaning == "anniversary") {
      if (const auto date = table_date(value, "")) contact_.occasions.push_back({.kind = meaning, .date = *date});
    } else if (meaning == "relation") {
      contact_.relation = value;
    } else if (meaning == "met") {
      contact_.met = value;
    } else if (meaning == "met_on") {
      contact_.met_on = model::parse_partial_date(value).value_or(model::PartialDate{});
    } else if (meaning == "handle") {
      contact_.handle = lower_ascii(value);
    } else if (meaning == "uid") {
      contact_.uid = value;
    } else if (meaning == "note") {
      contact_.facts.push_back({.text = value});
    } else if (meaning.empty() && key != "created" && key != "updated" && key != "modified") {
      contact_.facts.push_back({.about = std::string(key), .text = value});
    }
  }

  void body(const std::string& line, std::int64_t number) {
    const auto text = trimmed(line);
    if (text.starts_with("# ")) {
      if (!named_) contact_.name = trimmed(text.substr(2));
      named_ = true;
      return;
    }
    if (text.starts_with("## ") || text.starts_with("### ")) {
      section_ = lower_ascii(trimmed(text.substr(text.find(' '))));
      if (section_ != "talks" && section_ != "known") note_.append(text).append("\n");
      return;
    }
    const bool item = text.starts_with("- ") || text.starts_with("* ");
    const auto day = item ? parse_iso(text.substr(2, 10)) : std::nullopt;
    if (day) {
      interaction(*day, trimmed(text.substr(12)), number);
    } else if (item && section_ == "known") {
      known(trimmed(text.substr(2)));
    } else if (note_.size() + line.size() < longest_note) {
      note_.append(line).append("\n");
    }
  }

  /// The names in `[[Ada Lund]], [[Ben Ortiz]]`.
  static std::vector<std::string> links(std::string_view text) {
    std::vector<std::string> names;
    for (auto at = text.find("[["); at != std::string_view::npos; at = text.find("[[", at)) {
      const auto end = std::min(text.find("]]", at), text.size());
      names.emplace_back(text.substr(at + 2, end - at - 2));
      at = end;
    }
    return names;
  }

  void interaction(Day day, std::string_view text, std::int64_t number) {
    if (text.starts_with(':')) text = trimmed(text.substr(1));
    Meeting meeting{.line = number, .interaction = {}, .people = {}, .mentioned = {}};
    meeting.interaction.date = day;
    if (text.starts_with("with [[")) {
      const auto end = text.find("]]: ");
      if (end != std::string_view::npos) {
        meeting.people = links(text.substr(0, end + 2));
        text = trimmed(text.substr(end + 4));
      }
    }
    meeting.interaction.text = text;
    interactions_.push_back(std::move(meeting));
  }

  /// Reads `family: two girls (2026-11-19)`, the form in which rapport writes facts.
  void known(std::string_view text) {
    model::Fact fact;
    constexpr std::size_t dated = 13;
    if (text.ends_with(')') && text.size() > dated) {
      if (const auto day = parse_iso(text.substr(text.size() - 11, 10))) {
        fact.learned_on = *day;
        text = trimmed(text.substr(0, text.size() - 12));
      }
    }
    const auto colon = text.find(": ");
    if (colon != std::string_view::npos && text.substr(0, colon).find(' ') == std::string_view::npos) {
      fact.about = text.substr(0, colon);
      text = trimmed(text.substr(colon + 2));
    }
    fact.text = text;
    contact_.facts.push_back(std::move(fact));
  }
};

std::string one_line_of(std::string_view text) {
  std::string result;
  for (const char c : text) result += c == '\n' || c == '\r' ? ' ' : c;
  return result;
}

/// A YAML value; JSON is a subset of YAML.
std::string yaml(const std::string& text) { return to_json(Cell(text)); }

void put_list(std::string& page, const Contact& contact, const char* kind, const char* key) {
  std::string values;
  for (const auto& one : contact.details) {
    if (one.kind == kind) values.append(values.empty() ? "" : ", ").append(yaml(one.value));
  }
  if (!values.empty()) page.append(key).append(": [").append(values).append("]\n");
}

}  // namespace

void read_markdown(Input source, const std::string& stem, const Receiver& receiver) {
  LineReader lines(decoded(std::move(source)), longest_line);
  Page page(stem, receiver);
  std::string text;
  while (const auto line = lines.next()) {
    if (lines.cut()) return receiver.refused({lines.number(), stem, "the line is too long"});
    try {
      text = as_text(*line);
    } catch (const Error& error) {
      return receiver.refused({lines.number(), stem, "the line is " + error.message});
    }
    page.take(text, lines.number());
  }
  page.end();
}

std::string to_markdown(const Contact& contact, const std::vector<PageInteraction>& interactions) {
  std::string page = "---\nname: " + yaml(contact.name) + "\n";
  const auto put = [&](const char* key, const std::string& value) {
    if (!value.empty()) page += fmt::format("{}: {}\n", key, yaml(value));
  };
  put("handle", contact.handle);
  put("uid", contact.uid);
  put_list(page, contact, "alias", "aliases");
  for (const auto& job : contact.jobs) {
    put("org", job.org);
    put("role", job.role);
  }
  put("relation", contact.relation);
  put_list(page, contact, "tag", "tags");
  put_list(page, contact, "email", "emails");
  put_list(page, contact, "phone", "phones");
  put_list(page, contact, "url", "urls");
  for (const auto& one : contact.occasions) {
    if (one.kind == "birthday" || one.kind == "anniversary") put(one.kind.c_str(), model::to_text(one.date));
  }
  put("met", contact.met);
  put("met-on", model::to_text(contact.met_on));
  page += "---\n\n# " + one_line_of(contact.name) + "\n";
  if (!contact.facts.empty()) page += "\n## Known\n\n";
  for (const auto& fact : contact.facts)
    page += fmt::format("- {}{} ({})\n", fact.about.empty() ? "" : one_line_of(fact.about) + ": ",
                        one_line_of(fact.text), to_iso(fact.learned_on));
  if (!interactions.empty()) page += "\n## Talks\n\n";
  for (const auto& interaction : interactions) {
    std::string with;
    for (const std::string& name : interaction.names)
      with += (with.empty() ? " with [[" : ", [[") + one_line_of(name) + "]]";
    page += fmt::format("- {}{}{}{}\n", to_iso(interaction.date), with, with.empty() ? " " : ": ",
                        one_line_of(interaction.text));
  }
  return page;
}

}  // namespace rapport::interchange
