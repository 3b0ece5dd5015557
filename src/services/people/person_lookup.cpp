#include "services/people/person_lookup.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <charconv>
#include <map>

#include "base/error.hpp"
#include "base/names.hpp"
#include "base/spelling.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "store/contact_state.hpp"
#include "store/history.hpp"
#include "store/name_keys.hpp"
#include "store/person_details.hpp"
#include "view/page_writer.hpp"

namespace rapport::services {
namespace {

/// The kinds of names, in the order in which an argument is compared with them.
constexpr std::string_view tried[] = {"handle", "full", "alias", "email"};

std::vector<store::NameOwner> of_kind(const std::vector<store::NameOwner>& found, std::string_view kind) {
  std::vector<store::NameOwner> some;
  std::ranges::copy_if(found, std::back_inserter(some), [&](auto& one) { return one.kind == kind; });
  return some;
}

std::vector<store::NameOwner> candidates(const store::Database& database, std::string_view argument) {
  store::Statements statements(database);
  const bool only_handle = argument.starts_with('@');
  const std::string key = fold(only_handle ? argument.substr(1) : argument);
  if (key.empty()) return {};
  const auto literal = store::named(statements, key);
  const auto spelled = store::named(statements, name_key(argument));
  for (const std::string_view kind : tried) {
    const bool name = kind == "full" || kind == "alias";
    const auto some = of_kind(name ? spelled : literal, kind);
    if (!some.empty()) return some;
    if (only_handle) return {};
  }
  return store::named_in_part(database, key);
}

[[noreturn]] void nobody(const store::Database& database, std::string_view argument) {
  const std::string bare(argument.starts_with('@') ? argument.substr(1) : argument);
  const auto near = nearest(bare, store::all_names(database));
  throw Error(ErrorCode::not_found, "person '" + shown(argument) + "' not found",
              near ? "did you mean " + shown(*near) + "?" : "rapport list shows everyone");
}

}  // namespace

std::string described(Session& session, Id id) {
  const auto& database = session.journal();
  const auto person = store::find<model::Person>(database, id);
  if (!person) return {};
  std::string text = fmt::format("@{}  {}", person->handle, shown(person->name));
  const auto job = store::current_job(database, id);
  if (job && !job->org.empty()) text += ", " + shown(job->org);
  const auto due_state = store::contact_state_of(database, id);
  if (due_state && due_state->last_contact) {
    text += ", last contact " + view::date_text(*due_state->last_contact, session.today());
  }
  return text;
}

std::optional<Id> chosen(Session& session, const std::string& key) {
  const std::string* answer = session.answered(key);
  if (answer == nullptr) return std::nullopt;
  const auto id = parse_id(*answer);
  if (id && store::find<model::Person>(session.journal(), *id)) return id;
  throw Error(ErrorCode::not_found, "the person you chose has been removed; nothing was changed");
}

Id choose(Session& session, const std::string& key, const std::string& question, const std::vector<Choice>& choices) {
  if (const auto id = chosen(session, key)) return *id;
  const auto ask = [question, choices](Dialogue& dialogue) {
    Output& err = dialogue.world().err;
    err.write(question + "\n");
    for (std::size_t i = 0; i < choices.size(); ++i) err.write(fmt::format("  {}  {}\n", i + 1, choices[i].words));
    err.write("Number, or Enter for none: ");
    err.flush();
    const std::string answer(trimmed(dialogue.world().in.line().value_or("")));
    std::size_t number = 0;
    std::from_chars(answer.data(), answer.data() + answer.size(), number);
    if (number < 1 || number > choices.size())
      throw Error(ErrorCode::not_found, "nobody was chosen; nothing was changed");
    return to_text(choices[number - 1].person);
  };
  return *parse_id(session.answer(key, ask));
}

model::Person person(Session& session, std::string_view argument) {
  const auto& database = session.journal();
  const std::string key = "who is " + std::string(argument);
  if (const auto id = chosen(session, key)) return *store::find<model::Person>(database, *id);
  const auto found = candidates(database, argument);
  if (found.empty()) nobody(database, argument);
  if (found.size() == 1) return *store::find<model::Person>(database, found.front().person);
  const std::string several = fmt::format("'{}' fits {} people", shown(argument), found.size());
  if (!session.is_interactive()) {
    throw Error(ErrorCode::not_found, several + ": " + with_handles(found),
                "use a handle, such as @" + found.front().handle);
  }
  std::vector<Choice> choices;
  for (const auto& one : found) choices.push_back({one.person, described(session, one.person)});
  return *store::find<model::Person>(database, choose(session, key, several + ":", choices));
}

Target target(Session& session, std::string_view argument) {
  const auto& database = session.journal();
  const auto prefix = parse_id_prefix(argument);
  const auto found = prefix && argument.size() >= 2 ? store::entries(database, *prefix) : std::vector<store::Entry>{};
  if (found.empty()) {
    const bool like_an_id = prefix && argument.find_first_of("0123456789") != std::string_view::npos;
    if (like_an_id && candidates(database, argument).empty()) {
      throw Error(ErrorCode::not_found, "no entry or person '" + shown(argument) + "' found",
                  "rapport journal lists interactions with their ids");
    }
    return {"person", person(session, argument).id};
  }
  store::Statements statements(database);
  const auto people = of_kind(store::named(statements, fold(argument)), "handle");
  if (!people.empty()) {
    throw Error(
        ErrorCode::not_found,
        fmt::format("'{}' is ambiguous: an entry, and the handle of {}", shown(argument), shown(people.front().name)),
        "use @" + people.front().handle + " for the person, or more digits of the id");
  }
  if (found.size() > 1) {
    const auto words = [&](const auto& one) {
      return fmt::format("{} ({})", store::short_id(database, one.id), one.table);
    };
    const std::string list = join(found, ", ", words);
    throw Error(ErrorCode::not_found, fmt::format("id '{}' is ambiguous: {}", shown(argument), list),
                "give more digits");
  }
  return {found.front().table, found.front().id};
}

Id entry(Session& session, std::string_view argument, std::string_view table, std::string_view what) {
  const auto& database = session.journal();
  const auto prefix = parse_id_prefix(argument);
  auto found = prefix ? store::entries(database, *prefix) : std::vector<store::Entry>{};
  std::erase_if(found, [&](const store::Entry& one) { return one.table != table; });
  const std::string quoted = "'" + shown(argument) + "'";
  if (found.empty()) throw Error(ErrorCode::not_found, fmt::format("{} {} not found", what, quoted));
  if (found.size() > 1) throw Error(ErrorCode::not_found, "id " + quoted + " is ambiguous", "give more digits");
  return found.front().id;
}

}  // namespace rapport::services
