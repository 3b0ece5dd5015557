#include <fmt/core.h>
#include <algorithm>

#include "base/error.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "model/styles.hpp"
#include "services/listings/person_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/person_details.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::string person;
  std::vector<NamedValue> values;
  std::optional<std::string> because;

  bool operator==(const Arguments&) const = default;
};

/// All styles of a person.
struct StyledRow {
  std::string handle;
  const std::vector<model::Style>& styles;
  store::PersonNames& person_names;

  static std::vector<Column<StyledRow>> columns() {
    return {{"handle", [](auto& row) -> Cell { return row.handle; }},
            {"style", [](auto& row) -> Cell {
               return objects(row.styles, [&](auto& one) { return StyleRow{one, row.person_names}; });
             }}};
  }
};

int list(Session& session, const model::Person& who) {
  const auto& database = session.journal();
  store::PersonNames person_names(database);
  const auto styles = styles_of(database, who.id);
  store::ShortIds ids(database);
  view::Table table{.columns = {{.title = {}},
                                {.title = {}},
                                {.title = {}, .flexible = true, .least = 12},
                                {.title = {}, .flexible = true, .least = 10, .rank = 1}}};
  for (const auto& one : styles) {
    table.rows.push_back({{ids.of(one.id), view::Tone::dim},
                          {one.key, view::Tone::dim},
                          {one.value},
                          {one.because.empty() ? "" : "because " + one.because, view::Tone::dim}});
  }
  return reply(session,
               listing("id", styles,
                       [&](auto& one) {
                         return StyleRow{one, person_names};
                       }),
               table, "No style recorded yet for " + shown(who.name) + ".");
}

/// Sets one value; keeps the former reason unless a new one is given.
void put(store::Edit& edit, const model::Style& given) {
  auto known = store::styles(edit.database(), given.person, given.key);
  if (given.key == "tip") {
    std::erase_if(known, [&](auto& one) { return fold(one.value) != fold(given.value); });
  }
  if (given.value.empty()) {
    for (const auto& one : known) edit.remove<model::Style>(one.id);
  } else if (known.empty()) {
    model::Style fresh = given;
    edit.add(fresh);
  } else {
    edit.change<model::Style>(known.front().id, [&](auto& one) {
      if (!given.because.empty() || one.value != given.value) one.because = given.because;
      one.value = given.value;
      one.noted_on = given.noted_on;
    });
  }
}

int run(const Arguments& arguments, Session& session) {
  if (arguments == Arguments{.person = arguments.person}) return list(session, person(session, arguments.person));
  store::Edit edit = session.edit("style");
  const auto who = person(session, arguments.person);
  edit.call("style " + who.handle);
  const std::string because(trimmed(arguments.because.value_or("")));
  for (const auto& [key, value] : arguments.values) {
    put(edit, {.person = who.id,
               .key = key,
               .value = std::string(trimmed(value)),
               .because = because,
               .noted_on = session.today()});
  }
  if (arguments.values.empty())
    throw Error(ErrorCode::usage, "--because needs something to explain",
                "rapport style " + who.handle + " --channel call --because \"...\"");
  edit.settle();
  store::PersonNames person_names(session.journal());
  const auto styles = styles_of(session.journal(), who.id);
  std::string words = "Set the style of " + shown(who.name) + ":";
  for (const auto& one : styles) {
    words += fmt::format("\n  {}  {}{}", one.key, shown(one.value),
                         one.because.empty() ? "" : "  because " + shown(one.because));
  }
  if (styles.empty()) words = "Cleared the style of " + shown(who.name);
  const Fields row = fields(StyledRow{who.handle, styles, person_names});
  session.commit(edit);
  return reply(session, edit, row, words + "\n");
}

}  // namespace

Command style() {
  std::vector<Parameter> parameters{{.name = "PERSON",
                                     .help = "whose style",
                                     .required = true,
                                     .completes = Completes::person,
                                     .to = to<&Arguments::person>}};
  const auto add = [&](Literal name, Literal help) {
    const auto values = model::style_values(name.substr(2));
    parameters.push_back({.name = name,
                          .value = values.empty() ? Literal("TEXT") : Literal("WORD"),
                          .help = help,
                          .repeats = name == "--tip",
                          .choices = {values.begin(), values.end()},
                          .to = to<&Arguments::values>});
  };
  add("--energy", "whether company gives or costs them energy");
  add("--talk", "small talk first, or straight to the point");
  add("--channel", "how they like to be reached");
  add("--pace", "how they like to decide");
  add("--feedback", "how they like to hear it");
  add("--hours", "when they are best reached");
  add("--tip", "anything else that helps; may be given several times");
  parameters.push_back({.name = "--because", .value = "TEXT", .help = "how you know", .to = to<&Arguments::because>});
  return {.name = "style",
          .summary = "Record how somebody likes to be approached",
          .group = Group::practice,
          .examples = {{"style priya --channel call --tip \"with an agenda ahead\" --because \"said so in May\"",
                        "what helps, and how you know"},
                       {"style marco --energy introvert --feedback direct --hours mornings", "several at once"},
                       {"style priya", "list what you noted"}},
          .parameters = std::move(parameters),
          .details =
              "`due`, `agenda`, `remind` and `brief` show it where the person comes up. An empty value clears a field.",
          .columns = keys<StyleRow>,
          .replies = {keys<StyledRow>},
          .run = runs<run>};
}

}  // namespace rapport::commands
