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

/// The person an argument names: by handle or `@handle`, full name, alias, e-mail address, or a part that only one
/// active person has. If several match, asks on a terminal; otherwise throws Error{not_found} with the candidates. If
/// nobody matches, throws Error{not_found} with the nearest name.
model::Person person(Session& session, std::string_view argument);

/// A person with what distinguishes them from others with the same name: `priya  Priya Nair, Acme, last contact 12
/// Oct`.
std::string described(Session& session, Id person);

/// `Priya Nair (@priya), Priya Rao (@rao)`. Each of `people` has a `name` and a `handle`.
template <class People>
std::string with_handles(const People& people) {
  return join(people, ", ", [](const auto& one) { return shown(one.name) + " (@" + one.handle + ")"; });
}

/// A candidate and their description.
struct Choice {
  Id person;
  std::string words;
};

/// Asks on a terminal which candidate is meant, or returns the user's earlier answer. `key` identifies the question
/// across runs of the command. Throws Error{not_found} if nobody is chosen, or if the person chosen has been removed.
Id choose(Session& session, const std::string& key, const std::string& question, const std::vector<Choice>& choices);
/// The earlier answer to such a question, if there is one.
std::optional<Id> chosen(Session& session, const std::string& key);

/// What an argument of `edit`, `rm` or `snooze` refers to: an entry or a person.
struct Target {
  std::string table;  ///< such as `interaction`, or `person`
  Id id;
};

/// Throws Error{not_found} if nothing matches, or several things do.
Target target(Session& session, std::string_view argument);

/// The entry of a table whose id starts with the argument. `what` describes the table in messages. Throws
/// Error{not_found}.
Id entry(Session& session, std::string_view argument, std::string_view table, std::string_view what);

}  // namespace rapport::services
