#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "model/cadence.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/reachouts/cadence_words.hpp"
#include "services/session/arguments.hpp"
#include "services/session/reply.hpp"
#include "store/candidates.hpp"
#include "store/entries.hpp"
#include "store/people.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

const std::vector<std::string>& columns() {
  static const std::vector<std::string> names{"scope", "handle", "every", "max", "origin"};
  return names;
}

Row tag_row(const model::TagRhythm& one) { return {"tag", Cell(), known(one.every), known(one.max), "tag:" + one.tag}; }

/// Nothing where the person has no rhythm and no `never`.
std::optional<Row> person_row(const store::PersonRow& row) {
  if (row.person.every == "never") return Row{"person", row.person.handle, "never", Cell(), "person"};
  if (!row.standing.rhythm) return std::nullopt;
  const auto& cadence = row.standing.rhythm->cadence;
  return Row{"person", row.person.handle, model::to_text(cadence.every),
             cadence.max ? Cell(model::to_text(*cadence.max)) : Cell(),
             cadence.tag.empty() ? "person" : "tag:" + cadence.tag};
}

int list_all(Session& session) {
  const auto& database = session.journal();
  Listing listing{.columns = columns(), .rows = {}, .id_column = "handle"};
  view::Table table{.columns = {{.title = {}, .flexible = true, .least = 10}, {.title = {}}, {.title = {}, .rank = 1}}};
  const auto put = [&](Row row, const std::string& name) {
    const auto text = [&](std::size_t i) {
      const auto* found = std::get_if<std::string>(&row[i].value());
      return found == nullptr ? std::string{} : *found;
    };
    const std::string origin = text(4).starts_with("tag:") && text(0) == "person" ? "from " + text(4).substr(4) : "";
    table.rows.push_back(
        {{name, view::Tone::strong},
         {(text(2) == "never" ? "never" : "every " + text(2)) + (text(3).empty() ? "" : ", at most " + text(3))},
         {origin, view::Tone::dim}});
    listing.rows.push_back(std::move(row));
  };
  for (const auto& one : store::tag_rhythms(database)) put(tag_row(one), "tag " + one.tag);
  store::Statements statements(database);
  for (auto& person : store::people(database)) {
    if (person.status != model::Status::active) continue;
    const std::string name = person.name;
    if (auto row = person_row(store::person_row(statements, std::move(person)))) put(std::move(*row), name);
  }
  return reply(session, listing, table, "No rhythms are set. rapport cadence PERSON --every 3w sets one.");
}

std::string every_from(const Options& options) {
  const bool never = options.value("NEVER") == "never" || options.value("--every") == "never";
  if (never) return "never";
  return options.value("--every");
}

int set_tag(Session& session, const Options& options) {
  store::Edit edit = session.edit("cadence");
  const std::string tag = checked_tag(options.value("--tag"));
  const std::string every = every_from(options);
  if (every == "never") throw Error(Fault::usage, "never is for a person", "rapport cadence --tag " + tag + " --clear");
  std::optional<model::TagRhythm> known;
  for (auto& one : store::all<model::TagRhythm>(session.journal())) {
    if (fold(one.tag) == fold(tag)) known = one;
  }
  if (!options.has("--clear") && every.empty() && !options.has("--max"))
    throw Error(Fault::usage, "how often?", "rapport cadence --tag " + tag + " --every 3w");
  model::TagRhythm rhythm = known.value_or(model::TagRhythm{.tag = tag});
  edit.call("cadence --tag " + tag);
  if (options.has("--clear")) {
    if (known) edit.remove<model::TagRhythm>(known->id);
    rhythm = {.tag = tag};
  } else {
    const Rhythm checked =
        checked_rhythm(every.empty() ? rhythm.every : every,
                       options.find("--max").value_or(every.empty() ? rhythm.max : ""), session.today());
    const auto set = [&](model::TagRhythm& one) {
      one.every = checked.every;
      one.max = checked.max;
      one.set_on = session.today();
    };
    if (known)
      rhythm = edit.change<model::TagRhythm>(known->id, set);
    else
      set(rhythm), edit.add(rhythm);
  }
  session.commit(edit);
  const std::string words =
      options.has("--clear") ? "Tag " + tag + " has no rhythm any more.\n"
                             : "Tag " + tag + ": every " + model::in_words(*model::parse_period(rhythm.every)) + ".\n";
  return reply(session, edit, fields(columns(), tag_row(rhythm)), words);
}

int show_person(Session& session, const Options& options) {
  const auto who = person(session, options.value("PERSON"));
  store::Statements statements(session.journal());
  const auto row = store::person_row(statements, who);
  if (session.for_people()) {
    const bool never = who.every == "never";
    session.say(shown(who.name) + ": " + (never ? "never" : why(row.standing, session.today())) + "\n");
    return 0;
  }
  Listing listing{.columns = columns(), .rows = {}, .id_column = "handle"};
  if (auto one = person_row(row)) listing.rows.push_back(std::move(*one));
  print(session, std::move(listing));
  return 0;
}

int set_person(Session& session, const Options& options) {
  store::Edit edit = session.edit("cadence");
  auto who = person(session, options.value("PERSON"));
  edit.call("cadence " + who.handle);
  const std::string every = every_from(options);
  const bool clear = options.has("--clear");
  const Rhythm rhythm =
      clear ? Rhythm{}
            : checked_rhythm(every.empty() ? who.every : every,
                             options.find("--max").value_or(every.empty() ? who.max : ""), session.today());
  who = edit.change<model::Person>(who.id, [&](auto& one) {
    one.every = rhythm.every;
    one.max = rhythm.max;
    one.cadence_on = clear ? std::nullopt : std::optional(session.today());
  });
  edit.settle();
  store::Statements statements(session.journal());
  const auto row = store::person_row(statements, who);
  const auto& standing = row.standing.rhythm;
  std::string words = shown(who.name) + ": ";
  if (who.every == "never")
    words += "never comes up";
  else
    words += standing ? rhythm_words(*standing, session.today()) +
                            (standing->cadence.tag.empty() ? "" : ", from tag " + standing->cadence.tag)
                      : "no rhythm";
  const Row cells = person_row(row).value_or(Row{"person", who.handle, Cell(), Cell(), Cell()});
  session.commit(edit);
  return reply(session, edit, fields(columns(), cells), words + ".\n");
}

int run(const Options& options, Session& session) {
  if (options.has("--tag")) return set_tag(session, options);
  if (options.has("PERSON")) {
    const bool changes = options.has("NEVER") || options.any_option();
    return changes ? set_person(session, options) : show_person(session, options);
  }
  if (options.any_option()) throw Error(Fault::usage, "whose rhythm?", "name a person, or --tag TAG");
  return list_all(session);
}

}  // namespace

Command cadence() {
  return {.name = "cadence",
          .summary = "Set how often to be in touch",
          .group = Group::keep,
          .examples = {{"cadence priya --every 3w", "her own rhythm"},
                       {"cadence --tag team --every 2w --max 1m", "everybody with that tag"},
                       {"cadence marco never", "he never comes up, whatever his tags"},
                       {"cadence", "all rhythms, and where they come from"}},
          .parameters = {{.name = "PERSON", .help = "whose", .completes = Completes::person},
                         {.name = "NEVER", .help = "the word never: the person never comes up", .choices = {"never"}},
                         {.name = "--tag",
                          .value = "TAG",
                          .help = "the rhythm of everybody who bears it",
                          .completes = Completes::tag},
                         {.name = "--every", .value = "PERIOD", .help = "10d, 3w, 2m, 1y, weekly, monthly ..."},
                         {.name = "--max", .value = "PERIOD", .help = "overdue after this long (half as long again)"},
                         {.name = "--clear", .help = "no rhythm of one's own"}},
          .details = "A person's own rhythm comes first, else the shortest among the tags; `never` wins over all.",
          .columns = "scope,handle,every,max,origin",
          .run = run};
}

}  // namespace rapport::commands
