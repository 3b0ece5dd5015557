#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "text/stretch.hpp"

namespace rapport::text {

/// How a key names a person, the strongest first.
enum class NameKind { handle, full, alias, email, first, last, initial };

/// Somebody whom a key may name.
struct Bearer {
  Id person;
  NameKind kind = NameKind::full;
  std::string name;  ///< the person's full name
  std::string handle;
  bool active = true;
};

/// Looks up who bears a name. `key` is folded (base/utf8); the answer may be empty. The journal's names are probed, not
/// loaded.
using Names = std::function<std::vector<Bearer>(std::string_view key)>;

/// Of several bearers of one name, those who have taken part in a talk with one of `others`; may be empty.
using Acquainted = std::function<std::vector<Id>(const std::vector<Id>& bearers, const std::vector<Id>& others)>;

struct FoundPerson {
  Id person;
  Stretch where;
  bool chosen = false;  ///< several bear the name; this one alone has met the others named here
};

struct AmbiguousName {
  Stretch where;
  std::vector<Bearer> bearers;  ///< two or more
  bool mentioned = false;       ///< named only after an arrow or in a question
};

struct FoundPromise {
  std::string text;  ///< without the date phrase and the word before it
  std::optional<Day> by;
  Stretch where;
};

/// What a sentence says.
struct Sentence {
  std::optional<Day> date;
  std::optional<Stretch> date_at;
  std::string time;                    ///< `HH:MM` or empty
  std::vector<FoundPerson> people;     ///< present, in the order of the text, each once
  std::vector<FoundPerson> mentioned;  ///< named only after an arrow or in a question
  std::vector<AmbiguousName> ambiguous;
  std::vector<std::string> new_names;      ///< `**New Name**`
  std::vector<std::string> unknown_names;  ///< capitalised like a name, and nobody bears it
  std::optional<std::string> kind;         ///< as coffee, call ...; nothing: the words do not say
  std::optional<std::string> channel;
  std::optional<std::string> direction;  ///< in, out or both
  bool attempt = false;
  std::vector<std::string> tags;  ///< without `#` or `+`, each once
  std::vector<FoundPromise> promises;
  std::vector<std::string> questions;
};

/// Reads one line as PRODUCT and the manual of `log` describe. `today` is the day of the run; dates of promises count
/// from it.
Sentence read_sentence(std::string_view text, Day today, const Names& names, const Acquainted& acquainted);

}  // namespace rapport::text
