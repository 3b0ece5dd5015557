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

/// The facts of a journal. Each kind of entity describes itself once: `table` names it, and `fields` shows every field
/// with its name to a visitor. Reading, writing, the log, undo, the dump and its import are all made from that one
/// description. A field with its default value means "not known".
namespace rapport::model {

using Words = std::vector<std::string>;

/// Somebody the user knows.
struct Person {
  static constexpr std::string_view table = "person";
  Id id;
  std::string handle;  ///< lower case letters, digits and hyphens
  std::string name;
  Status status = Status::active;
  bool remember = false;  ///< yearly dates come up although the person is deceased
  std::string relation;   ///< what they are to the user: manager, client, friend ...
  Day added_on;
  std::string every;  ///< own rhythm: a period as `3w`, `never`, or empty
  std::string max;
  std::optional<Day> cadence_on;  ///< the day the own rhythm was set
  std::optional<Day> snoozed_on;
  std::optional<Day> snoozed_until;  ///< on this day the person is shown again
  Id snoozed_by;                     ///< the operation that snoozed, which orders it among talks
  std::string met;                   ///< how they met
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

/// One of several things of a kind that a person has: an alias, an e-mail address, a number, a page, a tag, a postal
/// address.
struct Detail {
  static constexpr std::string_view table = "detail";
  Id id;
  Owner<Person> person;
  std::string kind;  ///< alias, email, phone, url, tag, address; vcard: a line kept; uid; handle: a former one
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

/// An organisation and what the person does there. The current one has no `until`; the latest of these is shown.
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

/// A talk, or anything else that happened between the user and others on one day.
struct Interaction {
  static constexpr std::string_view table = "interaction";
  Id id;
  Day date;
  std::string time;  ///< `HH:MM`, or empty
  std::string kind = "other";
  std::string channel;  ///< in-person, call, video, message, email, letter, card, gift, public, or empty
  Direction direction = Direction::both;
  Outcome outcome = Outcome::reached;
  Refs<Person> people;  ///< who was present, in the order of the text
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

/// What the user promised somebody, or somebody the user.
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
  Ref<Interaction> source;  ///< the talk it came from
  bool is_private = false;
  std::optional<Day> snoozed_until;  ///< it does not come up before this day

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

/// Thanks felt, and perhaps said.
struct Gratitude {
  static constexpr std::string_view table = "gratitude";
  Id id;
  Owner<Person> person;
  std::string text;  ///< for what
  Day felt_on;
  std::optional<Day> said_on;
  Ref<Interaction> said_in;  ///< the interaction in which it was said
  Ref<Interaction> source;   ///< the talk it came from
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

/// A yearly date of somebody: a birthday, a work anniversary, any other.
struct Occasion {
  static constexpr std::string_view table = "occasion";
  Id id;
  Owner<Person> person;
  std::string kind;
  PartialDate date;
  std::int64_t remind = 7;  ///< days ahead

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("person", self.person);
    visit("kind", self.kind);
    visit("date", self.date);
    visit("remind", self.remind);
  }
};

/// Something learned about somebody.
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

/// A question for the next talk.
struct Question {
  static constexpr std::string_view table = "question";
  Id id;
  Refs<Person> people;
  std::string text;
  Day noted_on;
  std::optional<Day> settled_on;  ///< asked, or no longer of interest
  Ref<Interaction> source;        ///< the talk it came from
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
  Owner<Person> person;  ///< nobody: it holds for everyone
  Day start;
  Day until;

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("person", self.person);
    visit("start", self.start);
    visit("until", self.until);
  }
};

/// The rhythm of everybody who bears a tag.
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

/// Every kind of entity, in the order of the dump: what is referred to comes before what refers to it.
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
