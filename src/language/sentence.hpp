#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "language/dates.hpp"
#include "language/span.hpp"

namespace rapport::language {

/// How a key names a person, strongest first.
enum class NameKind { handle, full, alias, email, first, last, initial };

/// A person whom a key may name.
struct NameCandidate {
  Id person;
  NameKind kind = NameKind::full;
  std::string name;  ///< the person's full name
  std::string handle;
  bool active = true;
};

/// Looks up the people with a name. `key` is folded (base/utf8). The result may be empty.
using NameLookup = std::function<std::vector<NameCandidate>(std::string_view key)>;

/// Those of several candidates who have taken part in an interaction with one of `others`; may be empty.
using MetLookup = std::function<std::vector<Id>(const std::vector<Id>& candidates, const std::vector<Id>& others)>;

/// The user's own words for kinds: from one or more words, as `name_key` (base/names) forms them, to the kind.
using KindWords = std::map<std::string, std::string, std::less<>>;

/// What reading a sentence depends on.
struct ReadingContext {
  Day today;  ///< the day of the run, from which due days are counted
  NameLookup names;
  MetLookup acquainted;
  KindWords kinds;
};

struct FoundPerson {
  Id person;
  Span where;
  bool chosen = false;  ///< several people have the name, and only this one has met the others named here
};

struct AmbiguousName {
  Span where;
  std::vector<NameCandidate> candidates;  ///< two or more
  bool mentioned = false;                 ///< named only in a promise, a question or a fact
};

struct FoundPromise {
  std::string text;  ///< without the due day and the word before it
  std::optional<Day> by;
  Span where;
};

/// Something the user learned about a person.
struct FoundFact {
  std::optional<Id> person;  ///< whom it starts with; nobody: it is about everyone present
  std::string about;         ///< the topic, a word before a colon, in lower case, or empty
  std::string text;          ///< without `Name:` and without the topic
  Span where;
};

/// A word that looks like a misspelt date: `tuseday: lunch`.
struct DoubtfulDay {
  std::string meant;  ///< `tuesday`
  Span where;
};

/// The content of a sentence, with positions in the text.
struct Sentence {
  std::optional<FoundDay> date;
  std::optional<DoubtfulDay> doubtful_date;
  std::optional<FoundWord> time;       ///< `HH:MM`
  std::vector<FoundPerson> people;     ///< present, in the order of the text, each once
  std::vector<FoundPerson> mentioned;  ///< named only in a promise, a question or a fact
  std::vector<AmbiguousName> ambiguous;
  std::vector<FoundWord> new_names;      ///< `**New Name**`
  std::vector<FoundWord> unknown_names;  ///< capitalized like a name, but nobody has it
  std::optional<FoundWord> kind;         ///< such as coffee or call; nothing if the words do not say
  std::optional<FoundWord> channel;      ///< only if it is stated apart from the kind: `coffee over zoom`
  std::optional<FoundWord> direction;    ///< in, out or both
  std::optional<Span> attempt;           ///< the words that say nobody was reached
  std::vector<FoundWord> tags;           ///< without `#` or `+`, each once
  std::vector<FoundPromise> promises;
  std::vector<FoundWord> questions;
  std::vector<FoundFact> facts;
};

/// Reads one line as the manual of `log` describes. All spans lie within the text, on character boundaries. Throws
/// Error{usage} only if there is an invalid date before the first colon (`2026-02-30: lunch`).
Sentence read_sentence(std::string_view text, const ReadingContext& context);

}  // namespace rapport::language
