#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "model/partial_date.hpp"
#include "model/reference.hpp"
#include "model/relationships.hpp"
#include "model/vocabularies.hpp"

/// The facts in a journal. Each kind of entity describes itself once: `table` is its name, and `fields` passes every
/// field with its name to a visitor. Rows, the log, undo, the dump and its import are derived from this description. A
/// field with its default value is "not known".
namespace rapport::model {

using Words = std::vector<std::string>;

/// A person the user knows.
struct Person {
  static constexpr std::string_view table = "person";
  Id id;
  std::string handle;  ///< lower-case letters, digits and hyphens
  std::string name;
  Status status = Status::active;
  bool remember = false;  ///< yearly dates still come up although the person is deceased
  std::string relation;   ///< what they are to the user: manager, client, friend ...
  Day added_on;
  std::string every;  ///< their own cadence: a period such as `3w`, `never`, or empty
  std::string max;
  std::optional<Day> cadence_on;  ///< the day their own cadence was set
  std::optional<Day> snoozed_on;
  std::optional<Day> snoozed_until;  ///< the person comes up again on this day
  Id snoozed_by;                     ///< the operation that snoozed, which orders the snooze among interactions
  std::string met;                   ///< how the user met them
  PartialDate met_on;
  Ref<Person> met_via;  ///< the person who introduced them

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("handle", self.handle);
    visit("name", self.name);
    visit("status", self.status);
    visit("remember", self.remember);
    visit("relation", self.relation);
    visit("added_on", self.added_on);
    visit("every", self.every);
    visit("max", self.max);
    visit("cadence_on", self.cadence_on);
    visit("snoozed_on", self.snoozed_on);
    visit("snoozed_until", self.snoozed_until);
    visit("snoozed_by", self.snoozed_by);
    visit("met", self.met);
    visit("met_on", self.met_on);
    visit("met_via", self.met_via);
  }
};

/// One of the aliases, e-mail addresses, numbers, pages, tags or postal addresses of a person.
struct Detail {
  static constexpr std::string_view table = "detail";
  Id id;
  Owner<Person> person;
  std::string kind;  ///< alias, email, phone, url, tag, address; vcard: an unknown line of a card; uid: a card's key;
                     ///< handle: a former handle
  std::string value;
  std::string label;  ///< home, work, mobile ...

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("person", self.person);
    visit("kind", self.kind);
    visit("value", self.value);
    visit("label", self.label);
  }
};

/// An organisation and the person's role there. Current jobs have no `until`; the latest one is shown.
struct Job {
  static constexpr std::string_view table = "job";
  Id id;
  Owner<Person> person;
  std::string org;
  std::string role;
  PartialDate since;
  PartialDate until;

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("person", self.person);
    visit("org", self.org);
    visit("role", self.role);
    visit("since", self.since);
    visit("until", self.until);
  }
};

/// Something that happened, or is planned, between the user and others on one day.
struct Interaction {
  static constexpr std::string_view table = "interaction";
  Id id;
  Day date;
  std::string time;  ///< `HH:MM`, or empty
  std::string kind = "other";
  std::string channel;  ///< in-person, call, video, message, email, letter, card, gift, public, or empty
  Direction direction = Direction::both;
  Outcome outcome = Outcome::reached;
  Refs<Person> people;  ///< present, in the order of the text
  Refs<Person> mentioned;
  Words tags;
  std::string place;
  std::string text;
  bool asked = false;  ///< the user asked for something
  std::string gave;    ///< what the user gave
  bool counts = true;
  bool is_private = false;

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("date", self.date);
    visit("time", self.time);
    visit("kind", self.kind);
    visit("channel", self.channel);
    visit("direction", self.direction);
    visit("outcome", self.outcome);
    visit("people", self.people);
    visit("mentioned", self.mentioned);
    visit("tags", self.tags);
    visit("place", self.place);
    visit("text", self.text);
    visit("asked", self.asked);
    visit("gave", self.gave);
    visit("counts", self.counts);
    visit("private", self.is_private);
  }
};

/// Something the user promised somebody, or somebody promised the user.
struct Promise {
  static constexpr std::string_view table = "promise";
  Id id;
  Refs<Person> people;
  Whose whose = Whose::mine;
  std::string text;
  Day made_on;
  std::optional<Day> due_on;
  PromiseState state = PromiseState::open;
  std::optional<Day> settled_on;
  Ref<Interaction> source;  ///< the interaction it was recorded with
  bool is_private = false;
  std::optional<Day> snoozed_until;  ///< hidden before this day

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("people", self.people);
    visit("whose", self.whose);
    visit("text", self.text);
    visit("made_on", self.made_on);
    visit("due_on", self.due_on);
    visit("state", self.state);
    visit("settled_on", self.settled_on);
    visit("source", self.source);
    visit("private", self.is_private);
    visit("snoozed_until", self.snoozed_until);
  }
};

/// Thanks to say, and when they were said.
struct Gratitude {
  static constexpr std::string_view table = "gratitude";
  Id id;
  Owner<Person> person;
  std::string text;  ///< for what
  Day felt_on;
  std::optional<Day> said_on;
  Ref<Interaction> said_in;  ///< the interaction in which the user said them
  Ref<Interaction> source;   ///< the interaction it was recorded with
  bool is_private = false;

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("person", self.person);
    visit("text", self.text);
    visit("felt_on", self.felt_on);
    visit("said_on", self.said_on);
    visit("said_in", self.said_in);
    visit("source", self.source);
    visit("private", self.is_private);
  }
};

/// Something that went well for somebody.
struct Win {
  static constexpr std::string_view table = "win";
  Id id;
  Owner<Person> person;
  std::string text;
  Day won_on;
  std::optional<Day> celebrated_on;
  Ref<Interaction> celebrated_in;  ///< the interaction in which it was celebrated

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("person", self.person);
    visit("text", self.text);
    visit("won_on", self.won_on);
    visit("celebrated_on", self.celebrated_on);
    visit("celebrated_in", self.celebrated_in);
  }
};

/// A yearly date: a birthday, a work anniversary or any other.
struct Occasion {
  static constexpr std::string_view table = "occasion";
  Id id;
  Owner<Person> person;
  std::string kind;
  PartialDate date;
  std::int64_t remind = 7;  ///< how many days ahead to remind

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("person", self.person);
    visit("kind", self.kind);
    visit("date", self.date);
    visit("remind", self.remind);
  }
};

/// Something the user learned about a person.
struct Fact {
  static constexpr std::string_view table = "fact";
  Id id;
  Owner<Person> person;
  std::string about;  ///< family, interest, work ... or empty
  std::string text;
  Day learned_on;
  bool sensitive = false;
  Ref<Fact> superseded_by;
  Ref<Interaction> source;

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("person", self.person);
    visit("about", self.about);
    visit("text", self.text);
    visit("learned_on", self.learned_on);
    visit("sensitive", self.sensitive);
    visit("superseded_by", self.superseded_by);
    visit("source", self.source);
  }
};

/// A question to ask next time.
struct Question {
  static constexpr std::string_view table = "question";
  Id id;
  Refs<Person> people;
  std::string text;
  Day noted_on;
  std::optional<Day> settled_on;  ///< asked, or no longer of interest
  Ref<Interaction> source;        ///< the interaction it was recorded with
  bool is_private = false;

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("people", self.people);
    visit("text", self.text);
    visit("noted_on", self.noted_on);
    visit("settled_on", self.settled_on);
    visit("source", self.source);
    visit("private", self.is_private);
  }
};

/// Days that do not count as silence: from `start` to the day before `until`.
struct Pause {
  static constexpr std::string_view table = "pause";
  Id id;
  Owner<Person> person;  ///< none: for everyone
  Day start;
  Day until;

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("person", self.person);
    visit("start", self.start);
    visit("until", self.until);
  }
};

/// The cadence of everyone with a tag.
struct TagCadence {
  static constexpr std::string_view table = "rhythm";
  Id id;
  std::string tag;
  std::string every;
  std::string max;
  Day set_on;

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("tag", self.tag);
    visit("every", self.every);
    visit("max", self.max);
    visit("set_on", self.set_on);
  }
};

template <class... Entities>
struct EntityList {
  using Any = std::variant<Entities...>;
};

/// All kinds of entities, in the order of the dump: an entity comes after those it refers to.
using AllEntities = EntityList<Person, Detail, Job, TagCadence, Pause, Interaction, Promise, Gratitude, Win, Occasion,
                               Fact, Question, Relation, Style, Introduction, Conflict, Step>;

/// An entity of any kind.
using AnyEntity = AllEntities::Any;

/// Calls `visit.template operator()<Entity>()` for each kind of entity, in that order.
template <class Visit>
void each_entity(Visit&& visit) {
  [&]<class... Entities>(EntityList<Entities...>) { (visit.template operator()<Entities>(), ...); }(AllEntities{});
}

}  // namespace rapport::model
