#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "model/entities.hpp"
#include "services/session/session.hpp"

namespace rapport::services {

/// The person an argument means: a handle or `@handle`, a full name, an alias, an e-mail address, or a part that fits
/// just one active person. Several: asked on a terminal, else Error{unknown} with the candidates. None: Error{unknown}
/// with the nearest by spelling.
model::Person person(Session& session, std::string_view argument);

/// What sets somebody apart from others of the same name: `priya  Priya Nair, Acme, last talk 12 Oct`.
std::string described(Session& session, Id person);

/// `Priya Nair (@priya), Priya Rao (@rao)`: those who may be meant, each with a `name` and a `handle`.
template <class People>
std::string with_handles(const People& people) {
  return join(people, ", ", [](const auto& one) { return shown(one.name) + " (@" + one.handle + ")"; });
}

/// Somebody who may be meant, in words.
struct Choice {
  Id person;
  std::string words;
};

/// Who of several is meant, asked by number on a terminal; or, where the user has answered that already, whom they
/// chose. `key` is the same each time. Throws Error{unknown} where nobody is chosen, or who was chosen is gone.
Id choose(Session& session, const std::string& key, const std::string& question, const std::vector<Choice>& choices);
/// The answer to such a question, if it was asked.
std::optional<Id> chosen(Session& session, const std::string& key);

/// What an argument of `edit`, `rm` or `undo` means: an entry's id or a person.
struct Target {
  std::string table;  ///< as `interaction`; `person`
  Id id;
};

/// Throws Error{unknown} where nothing fits, or more than one thing.
Target target(Session& session, std::string_view argument);

/// The entry of a table whose id begins so. Throws Error{unknown}; `what` names it in words.
Id entry(Session& session, std::string_view argument, std::string_view table, std::string_view what);

}  // namespace rapport::services
