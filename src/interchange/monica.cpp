#include "interchange/monica.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "interchange/content_lines.hpp"
#include "interchange/decoding.hpp"

namespace rapport::interchange {
namespace {

using Json = nlohmann::json;

constexpr std::size_t largest = std::size_t{1} << 26;
constexpr int deepest = 64;

/// A text, number or boolean as text; empty if it is missing.
std::string text(const Json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  if (found == object.end() || found->is_null()) return {};
  if (found->is_string()) return as_text(std::string(trimmed(found->get<std::string>())));
  return found->is_number() || found->is_boolean() ? found->dump() : std::string{};
}

bool truth(const Json& object, const char* key) {
  const std::string value = text(object, key);
  return value == "true" || value == "1";
}

const Json& member(const Json& object, const char* key) {
  static const Json nothing;
  const auto found = object.is_object() ? object.find(key) : object.end();
  return found == object.end() ? nothing : *found;
}

/// The values of one type in `data`, a list of `{"type": ..., "values": [...]}`.
std::vector<const Json*> values(const Json& owner, std::string_view type) {
  std::vector<const Json*> found;
  for (const Json& group : member(owner, "data")) {
    if (text(group, "type") != type) continue;
    for (const Json& one : member(group, "values")) found.push_back(&one);
  }
  return found;
}

/// The day of `2020-05-04`, even if a time follows.
std::optional<Day> day(const std::string& value) { return parse_iso(value.substr(0, 10)); }

std::optional<model::PartialDate> special_date(const Json& object) {
  const auto found = day(text(object, "date"));
  if (!found) return std::nullopt;
  const Date date = date_of(*found);
  if (truth(object, "is_age_based")) return model::PartialDate{.year = date.year};
  return model::PartialDate{
      .year = truth(object, "is_year_unknown") ? 0 : date.year, .month = date.month, .day = date.day};
}

class Reader {
 public:
  Reader(const Json& account, const Receiver& receiver) : account_(account), receiver_(receiver) {
    for (const Json& type : member(member(account, "instance"), "contact_field_types"))
      field_types_[text(type, "uuid")] = member(type, "properties");
  }

  void run() {
    collect_relations();
    std::int64_t number = 0;
    for (const Json* one : values(account_, "contact")) contact(*one, ++number);
    for (const Json* one : values(account_, "activity")) activity(*one);
    for (Meeting& one : interactions_) receiver_.meeting(std::move(one));
  }

 private:
  const Json& account_;
  const Receiver& receiver_;
  std::map<std::string, Json> field_types_;
  std::map<std::string, std::vector<Related>> related_;          ///< by the key of the person they are about
  std::map<std::string, std::vector<std::string>> at_activity_;  ///< keys of people, by the key of the activity
  std::vector<Meeting> interactions_;

  void collect_relations() {
    for (const Json* one : values(account_, "relationship")) {
      const Json& about = member(*one, "properties");
      related_[text(about, "of_contact")].push_back({text(about, "type"), text(about, "contact_is")});
    }
  }

  void contact(const Json& source, std::int64_t number) {
    const Json& about = member(source, "properties");
    Contact found;
    found.line = number;
    found.uid = text(source, "uuid");
    for (const char* part : {"first_name", "middle_name", "last_name"}) {
      if (const std::string word = text(about, part); !word.empty())
        found.name.append(found.name.empty() ? "" : " ").append(word);
    }
    if (found.name.empty()) found.name = text(about, "nickname");
    if (found.name.empty()) return receiver_.refused({number, {}, "the contact has no name"});
    describe(about, found);
    reach(source, found);
    learn(source, found);
    if (const auto related = related_.find(found.uid); related != related_.end()) found.related = related->second;
    interaction(source, found.uid);
    receiver_.contact(std::move(found));
  }

  static void detail(Contact& contact, const char* kind, const std::string& value, const std::string& label = {}) {
    if (!value.empty()) contact.details.push_back({.kind = kind, .value = value, .label = label});
  }

  static void fact(Contact& contact, const char* about, const std::string& words, const std::string& when = {}) {
    if (words.empty()) return;
    model::Fact one{.about = about, .text = words};
    if (const auto learned = day(when)) one.learned_on = *learned;
    contact.facts.push_back(std::move(one));
  }

  void describe(const Json& about, Contact& contact) {
    if (text(about, "nickname") != contact.name) detail(contact, "alias", text(about, "nickname"));
    contact.deceased = truth(about, "is_dead");
    const std::string org = text(about, "company");
    const std::string role = text(about, "job");
    if (!org.empty() || !role.empty()) contact.jobs.push_back({.org = org, .role = role});
    fact(contact, "", text(about, "description"));
    fact(contact, "food", text(about, "food_preferences"));
    for (const Json& tag : member(about, "tags")) {
      if (tag.is_string()) detail(contact, "tag", as_text(tag.get<std::string>()));
    }
    if (const auto date = special_date(member(about, "birthdate")))
      contact.occasions.push_back({.kind = "birthday", .date = *date});
    if (const auto date = special_date(member(about, "first_met_date"))) contact.met_on = *date;
    if (const std::string card = text(about, "first_met_additional_info"); !card.empty()) contact.met = card;
  }

  void reach(const Json& source, Contact& contact) {
    for (const Json* one : values(source, "contact_field")) {
      const Json& about = member(*one, "properties");
      const Json& type = field_types_[text(about, "type")];
      const std::string kind = text(type, "type");
      const std::string protocol = text(type, "protocol");
      const std::string value = text(about, "data");
      if (kind == "email" || protocol == "mailto:") {
        detail(contact, "email", value);
      } else if (kind == "phone" || protocol == "tel:") {
        detail(contact, "phone", value);
      } else if (value.starts_with("http")) {
        detail(contact, "url", value, lower_ascii(text(type, "name")));
      } else {
        const std::string name = text(type, "name");
        fact(contact, "contact", (name.empty() ? "" : name + " ") + value);
      }
    }
    for (const Json* one : values(source, "address")) {
      const Json& about = member(*one, "properties");
      const Json& place = member(about, "place").is_object() ? member(about, "place") : about;
      std::string parts = ";";
      for (const char* part : {"street", "city", "province", "postal_code", "country"})
        parts += ";" + escaped(text(place, part));
      if (parts.find_first_not_of(';') != std::string::npos)
        detail(contact, "address", parts, lower_ascii(text(about, "name")));
    }
  }

  void learn(const Json& source, Contact& contact) {
    for (const Json* one : values(source, "note"))
      fact(contact, "", text(member(*one, "properties"), "body"), text(*one, "created_at"));
    for (const Json* one : values(source, "pet")) fact(contact, "pet", text(member(*one, "properties"), "name"));
    for (const Json* one : values(source, "gift")) {
      const Json& about = member(*one, "properties");
      const std::string status = text(about, "status");
      std::string words = text(about, "name");
      for (const std::string& more : {text(about, "comment"), text(about, "url"), status == "idea" ? "" : status}) {
        if (!more.empty()) words += (words.empty() ? "" : ", ") + more;
      }
      fact(contact, status == "idea" ? "gift-idea" : "gift", words, text(about, "date"));
    }
    for (const Json* one : values(source, "debt")) {
      const Json& about = member(*one, "properties");
      std::string words = text(about, "amount") + " " + text(about, "currency");
      words += truth(about, "in_debt") ? ", mine to give back" : ", theirs to give back";
      for (const std::string& more : {text(about, "reason"), text(about, "status")}) {
        if (!more.empty()) words += ", " + more;
      }
      fact(contact, "debt", words, text(*one, "created_at"));
    }
    for (const Json* one : values(source, "task")) {
      const Json& about = member(*one, "properties");
      if (!truth(about, "completed")) fact(contact, "task", text(about, "title"), text(*one, "created_at"));
    }
    for (const Json* one : values(source, "life_event")) {
      const Json& about = member(*one, "properties");
      fact(contact, "life", text(about, "name") + (text(about, "note").empty() ? "" : ": " + text(about, "note")),
           text(about, "happened_at"));
    }
    for (const Json* one : values(source, "reminder")) remind(member(*one, "properties"), contact);
  }

  /// A yearly reminder becomes an occasion, any other a fact.
  static void remind(const Json& about, Contact& contact) {
    const std::string title = text(about, "title");
    const auto first = day(text(about, "initial_date"));
    if (!first || title.empty()) return;
    const std::string folded_title = fold(title);
    if (folded_title.find("birthday") != std::string::npos) return;
    if (text(about, "frequency_type") != "year")
      return fact(contact, "reminder", title + ", " + to_iso(*first), to_iso(*first));
    const Date date = date_of(*first);
    std::string kind = folded_title;
    std::ranges::replace(kind, ' ', '-');
    contact.occasions.push_back({.kind = kind, .date = {.year = 0, .month = date.month, .day = date.day}});
  }

  void put(const std::string& when, const char* kind, const std::string& words, std::vector<std::string> people,
           model::Direction direction = model::Direction::both) {
    const auto date = day(when);
    if (!date) return receiver_.refused({0, {}, "a " + std::string(kind) + " has no day"});
    Meeting meeting{.line = 0, .interaction = {}, .people = std::move(people), .mentioned = {}};
    meeting.interaction.date = *date;
    meeting.interaction.kind = kind;
    meeting.interaction.channel = kind == std::string_view("call") || kind == std::string_view("message") ? kind : "";
    meeting.interaction.direction = direction;
    meeting.interaction.text = words.empty() ? kind : words;
    interactions_.push_back(std::move(meeting));
  }

  void interaction(const Json& source, const std::string& key) {
    for (const Json* one : values(source, "call")) {
      const Json& about = member(*one, "properties");
      put(text(about, "called_at"), "call", text(about, "content"), {key},
          truth(about, "contact_called") ? model::Direction::in : model::Direction::out);
    }
    for (const Json* one : values(source, "conversation")) {
      const Json& about = member(*one, "properties");
      std::string words;
      for (const Json& message : member(about, "messages")) {
        const Json& said = member(message, "properties");
        words += (words.empty() ? "" : "\n") + std::string(truth(said, "written_by_me") ? "me: " : "them: ") +
                 text(said, "content");
      }
      put(text(about, "happened_at"), "message", words, {key});
    }
    for (const Json* one : values(source, "activity")) {
      if (one->is_string()) at_activity_[one->get<std::string>()].push_back(key);
    }
  }

  void activity(const Json& source) {
    const Json& about = member(source, "properties");
    const std::string more = text(about, "description");
    put(text(about, "happened_at"), "other", text(about, "summary") + (more.empty() ? "" : "\n" + more),
        at_activity_[text(source, "uuid")]);
  }
};

}  // namespace

void read_monica(Input source, const Receiver& receiver) {
  Input plain = decoded(std::move(source));
  const auto content = plain.all(largest);
  if (!content) throw Error(ErrorCode::failure, "the file is too large");
  const auto shallow = [](int depth, Json::parse_event_t, Json&) {
    if (depth > deepest) throw Error(ErrorCode::failure, "nested too deeply");
    return true;
  };
  try {
    const Json file = Json::parse(*content, shallow);
    const Json& account = member(file, "account");
    if (!account.is_object()) throw Error(ErrorCode::failure, "not an export of Monica", "use --as to name the format");
    Reader(account, receiver).run();
  } catch (const Json::exception&) {
    throw Error(ErrorCode::failure, "not valid JSON");
  }
}

}  // namespace rapport::interchange
