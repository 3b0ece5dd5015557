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

/// How a key names a person, the strongest first.
enum class NameKind { handle, full, alias, email, first, last, initial };

/// Somebody whom a key may name.
struct NameCandidate {
  Id person;
  NameKind kind = NameKind::full;
  std::string name;  ///< the person's full name
  std::string handle;
  bool active = true;
};

/// Looks up who bears a name. `key` is folded (base/utf8); the answer may be empty. The journal's names are probed, not
/// loaded.
using NameLookup = std::function<std::vector<NameCandidate>(std::string_view key)>;

/// Of several bearers of one name, those who have taken part in a talk with one of `others`; may be empty.
using MetLookup = std::function<std::vector<Id>(const std::vector<Id>& candidates, const std::vector<Id>& others)>;

/// The kinds that a user's own words say: from a word or a few, as `name_key` (base/names) has them, to the kind.
using KindWords = std::map<std::string, std::string, std::less<>>;

/// What a sentence is read against.
struct ReadingContext {
  Day today;  ///< the day of the run; days of promises count from it
  NameLookup names;
  MetLookup acquainted;
  KindWords kinds;
};

struct FoundPerson {
  Id person;
  Span where;
  bool chosen = false;  ///< several bear the name; this one alone has met the others named here
};

struct AmbiguousName {
  Span where;
  std::vector<NameCandidate> candidates;  ///< two or more
  bool mentioned = false;                 ///< named only in a promise, a question or a fact
};

struct FoundPromise {
  std::string text;  ///< without the date phrase and the word before it
  std::optional<Day> by;
  Span where;
};

/// Something learned about somebody.
struct FoundFact {
  std::optional<Id> person;  ///< whom it begins with; nobody: it is about all who are present
  std::string about;         ///< the topic, a word before a colon, in lower case; may be empty
  std::string text;          ///< without `Name:` and without the topic
  Span where;
};

/// What looks like a date with a slip of the pen: `tuseday: lunch`.
struct DoubtfulDay {
  std::string meant;  ///< `tuesday`
  Span where;
};

/// What a sentence says, and where in the text.
struct Sentence {
  std::optional<FoundDay> date;
  std::optional<DoubtfulDay> doubtful_date;
  std::optional<FoundWord> time;       ///< `HH:MM`
  std::vector<FoundPerson> people;     ///< present, in the order of the text, each once
  std::vector<FoundPerson> mentioned;  ///< named only in a promise, a question or a fact
  std::vector<AmbiguousName> ambiguous;
  std::vector<FoundWord> new_names;      ///< `**New Name**`
  std::vector<FoundWord> unknown_names;  ///< capitalised like a name, and nobody bears it
  std::optional<FoundWord> kind;         ///< as coffee, call ...; nothing: the words do not say
  std::optional<FoundWord> channel;      ///< only where it is said apart from the kind: `coffee over zoom`
  std::optional<FoundWord> direction;    ///< in, out or both
  std::optional<Span> attempt;           ///< the words that say that nobody was reached
  std::vector<FoundWord> tags;           ///< without `#` or `+`, each once
  std::vector<FoundPromise> promises;
  std::vector<FoundWord> questions;
  std::vector<FoundFact> facts;
};

/// Reads one line as the manual of `log` describes. Every stretch lies inside the text, on letter boundaries. Throws
/// Error{usage} only where a date before the first colon cannot be (`2026-02-30: lunch`).
Sentence read_sentence(std::string_view text, const ReadingContext& context);

}  // namespace rapport::language
