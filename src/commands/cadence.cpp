#include <fmt/core.h>
#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "model/cadence.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/reachouts/cadence_text.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/due_candidates.hpp"
#include "store/entries.hpp"
#include "store/people.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::optional<std::string> person;
  std::optional<std::string> never;
  std::optional<std::string> tag;
  std::optional<std::string> every;
  std::optional<std::string> max;
  bool clear = false;

  bool operator==(const Arguments&) const = default;
};

struct CadenceRow {
  std::string scope;  ///< person or tag
  std::string handle;
  std::string every;
  std::string max;
  std::string origin;

  static std::vector<Column<CadenceRow>> columns() {
    return {{"scope", [](auto& row) -> Cell { return row.scope; }},
            {"handle", [](auto& row) -> Cell { return known(row.handle); }},
            {"every", [](auto& row) -> Cell { return known(row.every); }},
            {"max", [](auto& row) -> Cell { return known(row.max); }},
            {"origin", [](auto& row) -> Cell { return known(row.origin); }}};
  }
};

CadenceRow tag_row(const model::TagCadence& one) { return {"tag", {}, one.every, one.max, "tag:" + one.tag}; }

/// Nothing if the person has neither a cadence nor `never`.
std::optional<CadenceRow> person_row(const store::PersonRow& row) {
  if (row.person.every == "never") return CadenceRow{"person", row.person.handle, "never", {}, "person"};
  if (!row.contact_state.schedule) return std::nullopt;
  const auto& cadence = row.contact_state.schedule->cadence;
  return CadenceRow{"person", row.person.handle, model::to_text(cadence.every),
                    cadence.max ? model::to_text(*cadence.max) : std::string{},
                    cadence.tag.empty() ? "person" : "tag:" + cadence.tag};
}

int list_all(Session& session) {
  const auto& database = session.journal();
  std::vector<CadenceRow> rows;
  view::Table table{.columns = {{.title = {}, .flexible = true, .least = 10}, {.title = {}}, {.title = {}, .rank = 1}}};
  const auto put = [&](CadenceRow row, const std::string& name) {
    const bool is_from_tag = row.scope == "person" && row.origin.starts_with("tag:");
    table.rows.push_back(
        {{name, view::Tone::strong},
         {(row.every == "never" ? "never" : "every " + row.every) + (row.max.empty() ? "" : ", at most " + row.max)},
         {is_from_tag ? "from " + row.origin.substr(4) : "", view::Tone::dim}});
    rows.push_back(std::move(row));
  };
  for (const auto& one : store::tag_cadences(database)) put(tag_row(one), "tag " + one.tag);
  store::Statements statements(database);
  for (auto& person : store::people(database)) {
    if (person.status != model::Status::active) continue;
    const std::string name = person.name;
    if (auto row = person_row(store::person_row(statements, std::move(person)))) put(std::move(*row), name);
  }
  return reply(session, listing("handle", rows), table,
               "No cadences yet. To set one: rapport cadence PERSON --every 3w");
}

std::string every_from(const Arguments& arguments) {
  return arguments.never == "never" ? "never" : arguments.every.value_or("");
}

int set_tag(Session& session, const Arguments& arguments) {
  store::Edit edit = session.edit("cadence");
  const std::string tag = checked_tag(*arguments.tag);
  const std::string every = every_from(arguments);
  if (every == "never")
    throw Error(ErrorCode::usage, "a tag cannot be set to never", "rapport cadence --tag " + tag + " --clear");
  std::optional<model::TagCadence> known;
  for (auto& one : store::all<model::TagCadence>(session.journal())) {
    if (fold(one.tag) == fold(tag)) known = one;
  }
  if (!arguments.clear && every.empty() && !arguments.max)
    throw Error(ErrorCode::usage, "no period given", "rapport cadence --tag " + tag + " --every 3w");
  model::TagCadence cadence = known.value_or(model::TagCadence{.tag = tag});
  edit.call("cadence --tag " + tag);
  if (arguments.clear) {
    if (known) edit.remove<model::TagCadence>(known->id);
    cadence = {.tag = tag};
  } else {
    const CadenceOptions checked =
        checked_cadence(every.empty() ? cadence.every : every, arguments.max.value_or(every.empty() ? cadence.max : ""),
                        session.today());
    const auto set = [&](model::TagCadence& one) {
      one.every = checked.every;
      one.max = checked.max;
      one.set_on = session.today();
    };
    if (known)
      cadence = edit.change<model::TagCadence>(known->id, set);
    else
      set(cadence), edit.add(cadence);
  }
  session.commit(edit);
  const std::string words = arguments.clear ? "Cleared the cadence of tag " + tag + ".\n"
                                            : fmt::format("Set tag {} to every {}.\n", tag,
                                                          model::period_text(*model::parse_period(cadence.every)));
  return reply(session, edit, fields(tag_row(cadence)), words);
}

int show_person(Session& session, const std::string& given) {
  const auto who = person(session, given);
  store::Statements statements(session.journal());
  const auto row = store::person_row(statements, who);
  if (session.is_human_output()) {
    const bool never = who.every == "never";
    session.say(fmt::format("{}: {}\n", shown(who.name), never ? "never" : why(row.contact_state, session.today())));
    return 0;
  }
  std::vector<CadenceRow> rows;
  if (auto one = person_row(row)) rows.push_back(std::move(*one));
  print(session, listing("handle", rows));
  return 0;
}

int set_person(Session& session, const Arguments& arguments) {
  store::Edit edit = session.edit("cadence");
  auto who = person(session, *arguments.person);
  edit.call("cadence " + who.handle);
  const std::string every = every_from(arguments);
  const bool clear = arguments.clear;
  const CadenceOptions given =
      clear ? CadenceOptions{}
            : checked_cadence(every.empty() ? who.every : every, arguments.max.value_or(every.empty() ? who.max : ""),
                              session.today());
  who = edit.change<model::Person>(who.id, [&](auto& one) {
    one.every = given.every;
    one.max = given.max;
    one.cadence_on = clear ? std::nullopt : std::optional(session.today());
  });
  edit.settle();
  store::Statements statements(session.journal());
  const auto row = store::person_row(statements, who);
  const auto& schedule = row.contact_state.schedule;
  const std::string next = schedule ? schedule_text(*schedule, session.today()) : std::string{};
  std::string words = "Set " + shown(who.name) + " to " + next;
  if (who.every == "never")
    words = "Set " + shown(who.name) + " to never; no reminders";
  else if (clear)
    words = "Cleared the cadence of " + shown(who.name) + (next.empty() ? "" : "; now " + next);
  if (schedule && !schedule->cadence.tag.empty()) words += ", from tag " + schedule->cadence.tag;
  const CadenceRow shown_row = person_row(row).value_or(CadenceRow{"person", who.handle, {}, {}, {}});
  session.commit(edit);
  return reply(session, edit, fields(shown_row), words + ".\n");
}

int run(const Arguments& arguments, Session& session) {
  if (arguments.tag) return set_tag(session, arguments);
  if (arguments.person) {
    const bool only_asks = arguments == Arguments{.person = arguments.person};
    return only_asks ? show_person(session, *arguments.person) : set_person(session, arguments);
  }
  if (arguments != Arguments{})
    throw Error(ErrorCode::usage, "no person or tag given", "rapport cadence PERSON --every 3w");
  return list_all(session);
}

}  // namespace

Command cadence() {
  return {
      .name = "cadence",
      .summary = "Set how often to be in touch",
      .group = Group::keep,
      .examples = {{"cadence priya --every 3w", "a cadence of her own"},
                   {"cadence --tag team --every 2w --max 1m", "for everyone with that tag"},
                   {"cadence marco never", "never remind me about Marco, whatever his tags"},
                   {"cadence", "list all cadences and where they come from"}},
      .parameters =
          {{.name = "PERSON", .help = "whose cadence", .completes = Completes::person, .to = to<&Arguments::person>},
           {.name = "NEVER",
            .help = "the word \"never\": never remind me about this person",
            .choices = {"never"},
            .to = to<&Arguments::never>},
           {.name = "--tag",
            .value = "TAG",
            .help = "set the cadence of everyone with this tag",
            .completes = Completes::tag,
            .to = to<&Arguments::tag>},
           {.name = "--every",
            .value = "PERIOD",
            .help = "10d, 3w, 2m, 1y, weekly, monthly ...",
            .to = to<&Arguments::every>},
           {.name = "--max",
            .value = "PERIOD",
            .help = "overdue after this long (default: one and a half times --every)",
            .to = to<&Arguments::max>},
           {.name = "--clear",
            .help = "remove the cadence; the shortest one among the tags applies again",
            .to = to<&Arguments::clear>}},
      .details = "A person's own cadence comes first, then the shortest one among their tags. `never` overrides both.",
      .columns = keys<CadenceRow>,
      .replies = {keys<CadenceRow>},
      .run = runs<run>};
}

}  // namespace rapport::commands
