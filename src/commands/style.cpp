#include <algorithm>

#include "base/error.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "model/styles.hpp"
#include "services/listings/bond_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/arguments.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/profile.hpp"

namespace rapport::commands {
namespace {

int list(Session& session, const model::Person& who) {
  const auto& database = session.journal();
  store::Roll roll(database);
  Listing listing{.columns = style_columns, .rows = {}, .id_column = "id"};
  store::ShortIds ids(database);
  view::Table table{.columns = {{.title = {}},
                                {.title = {}},
                                {.title = {}, .flexible = true, .least = 12},
                                {.title = {}, .flexible = true, .least = 10, .rank = 1}}};
  for (const auto& one : styles_of(database, who.id)) {
    listing.rows.push_back(style_row(one, roll));
    table.rows.push_back({{ids.of(one.id), view::Tone::dim},
                          {one.key, view::Tone::dim},
                          {one.value},
                          {one.because.empty() ? "" : "because " + one.because, view::Tone::dim}});
  }
  return reply(session, listing, table, "Nothing is noted yet about how to approach " + shown(who.name) + ".");
}

/// What an option says of a style; an empty value clears.
std::string checked_value(std::string_view key, const std::string& value) {
  const std::string text(trimmed(value));
  const auto values = model::style_values(key);
  if (text.empty() || values.empty() || contains(values, text)) return text;
  throw Error(Fault::usage, "--" + std::string(key) + " does not know '" + shown(text) + "'",
              "it takes " + join(values, ", "));
}

/// Puts one value in; the rest of the evidence is as before where no new one is given.
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

int run(const Options& options, Session& session) {
  if (!options.any_option()) return list(session, person(session, options.value("PERSON")));
  store::Edit edit = session.edit("style");
  const auto who = person(session, options.value("PERSON"));
  edit.call("style " + who.handle);
  const std::string because(trimmed(options.value("--because")));
  bool any = false;
  for (const auto key : model::style_keys()) {
    for (const std::string& value : options.all("--" + std::string(key))) {
      put(edit, {.person = who.id,
                 .key = std::string(key),
                 .value = checked_value(key, value),
                 .because = because,
                 .noted_on = session.today()});
      any = true;
    }
  }
  if (!any)
    throw Error(Fault::usage, "--because goes with what was seen",
                "rapport style " + who.handle + " --channel call --because \"...\"");
  edit.settle();
  store::Roll roll(session.journal());
  std::vector<Fields> styles;
  std::string words = shown(who.name) + ":";
  for (const auto& one : styles_of(session.journal(), who.id)) {
    Fields row;
    const Row cells = style_row(one, roll);
    for (std::size_t at = 0; at < cells.size(); ++at) row.emplace_back(style_columns[at], cells[at]);
    styles.push_back(std::move(row));
    words +=
        "\n  " + one.key + "  " + shown(one.value) + (one.because.empty() ? "" : "  because " + shown(one.because));
  }
  if (styles.empty()) words += " nothing noted";
  session.commit(edit);
  return reply(session, edit, {{"handle", who.handle}, {"style", std::move(styles)}}, words + "\n");
}

}  // namespace

Command style() {
  std::vector<Parameter> parameters{
      {.name = "PERSON", .help = "whom", .required = true, .completes = Completes::person}};
  for (const auto key : model::style_keys()) {
    const auto values = model::style_values(key);
    std::string help = join(values, ", ");
    if (key == "hours") help = "when they are best reached";
    if (key == "tip") help = "anything else that helps; may be given several times";
    parameters.push_back({.name = "--" + std::string(key),
                          .value = key == "hours" || key == "tip" ? "TEXT" : "WORD",
                          .help = help,
                          .repeats = key == "tip"});
  }
  parameters.push_back({.name = "--because", .value = "TEXT", .help = "what you saw it from"});
  return {.name = "style",
          .summary = "Keep how somebody likes to be approached",
          .group = Group::practice,
          .examples = {{"style priya --channel call --tip \"with an agenda ahead\" --because \"said so in May\"",
                        "what helps, and how you know"},
                       {"style marco --energy introvert --feedback direct --hours mornings", "several at once"},
                       {"style priya", "what is known"}},
          .parameters = std::move(parameters),
          .details = "It shows where a person comes up: in due, agenda, remind and brief. An empty value clears.",
          .columns = "id,handle,key,value,because,on",
          .run = run};
}

}  // namespace rapport::commands
