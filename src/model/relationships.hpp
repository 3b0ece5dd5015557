#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "base/id.hpp"
#include "model/partial_date.hpp"
#include "model/reference.hpp"
#include "model/vocabularies.hpp"

/// Relations, styles, introductions and conflicts. They describe themselves as the entities in `model/entities.hpp` do.
namespace rapport::model {

struct Person;
struct Conflict;

/// How two people are related: `a` is the `kind` of `b`.
struct Relation {
  static constexpr std::string_view table = "relation";
  Id id;
  Owner<Person> a;
  std::string kind;  ///< manager, mentor, client ... or any text
  Owner<Person> b;
  PartialDate since;
  PartialDate until;  ///< none while the relation lasts

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("a", self.a);
    visit("kind", self.kind);
    visit("b", self.b);
    visit("since", self.since);
    visit("until", self.until);
  }
};

/// One thing about how to approach a person. A person has one style for each key, and any number of tips.
struct Style {
  static constexpr std::string_view table = "style";
  Id id;
  Owner<Person> person;
  std::string key;      ///< energy, talk, channel, pace, feedback, hours or tip
  std::string value;    ///< one of the key's words; any text for hours and tips
  std::string because;  ///< how the user knows
  Day noted_on;

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("person", self.person);
    visit("key", self.key);
    visit("value", self.value);
    visit("because", self.because);
    visit("noted_on", self.noted_on);
  }
};

/// Two people the user introduces to each other.
struct Introduction {
  static constexpr std::string_view table = "introduction";
  Id id;
  Owner<Person> a;
  Owner<Person> b;
  std::string why;
  Stage stage = Stage::idea;
  Day since;             ///< the day it reached this stage
  std::string outcome;   ///< what came of it
  bool thanked = false;  ///< they thanked the user, or the user thanked them

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("a", self.a);
    visit("b", self.b);
    visit("why", self.why);
    visit("stage", self.stage);
    visit("since", self.since);
    visit("outcome", self.outcome);
    visit("thanked", self.thanked);
  }
};

/// A conflict with a person; always private.
struct Conflict {
  static constexpr std::string_view table = "conflict";
  static constexpr bool is_private = true;
  Id id;
  Owner<Person> person;
  std::string text;            ///< what happened
  std::string mine;            ///< what the user needs
  std::string theirs;          ///< what the other person needs
  std::optional<Day> talk_on;  ///< the day of the planned private talk
  Day opened_on;
  std::optional<Day> resolved_on;
  std::string how;  ///< how it was resolved

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("person", self.person);
    visit("text", self.text);
    visit("mine", self.mine);
    visit("theirs", self.theirs);
    visit("talk_on", self.talk_on);
    visit("opened_on", self.opened_on);
    visit("resolved_on", self.resolved_on);
    visit("how", self.how);
  }
};

/// A step taken in a conflict. A step after the resolution means that the user checked on it.
struct Step {
  static constexpr std::string_view table = "step";
  static constexpr bool is_private = true;
  Id id;
  Owner<Conflict> conflict;
  std::string text;
  Day done_on;

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("conflict", self.conflict);
    visit("text", self.text);
    visit("done_on", self.done_on);
  }
};

}  // namespace rapport::model
