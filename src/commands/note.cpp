#include <fmt/core.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/listings/person_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::string person;
  std::optional<std::string> text;
  std::string about;
  bool sensitive = false;
  std::optional<std::string> supersedes;
  std::optional<std::string> from;
  std::optional<std::string> on;
};

/// The fact that the new one replaces.
model::Fact former(Session& session, const std::string& given, Id person) {
  auto fact = *store::find<model::Fact>(session.journal(), entry(session, given, "fact", "fact"));
  if (fact.person != person) throw Error(ErrorCode::usage, "fact " + given + " is about somebody else");
  if (fact.superseded_by) throw Error(ErrorCode::usage, "fact " + given + " is already superseded");
  return fact;
}

int run(const Arguments& arguments, Session& session) {
  store::Edit edit = session.edit("note");
  const auto who = person(session, arguments.person);
  edit.call("note " + who.handle);
  model::Fact fact{.person = who.id,
                   .about = lower_ascii(trimmed(arguments.about)),
                   .text = {},
                   .learned_on = past_day(arguments.on, session.today()),
                   .sensitive = arguments.sensitive};
  std::optional<model::Fact> old;
  if (arguments.supersedes) old = former(session, *arguments.supersedes, who.id);
  if (old && fact.about.empty()) fact.about = old->about;
  if (arguments.from) fact.source = entry(session, *arguments.from, "interaction", "interaction");
  fact.text = text_to_store(session, arguments.text, "what you learned");
  edit.add(fact);
  if (old) edit.change<model::Fact>(old->id, [&](auto& one) { one.superseded_by = fact.id; });
  edit.settle();
  std::string words = fmt::format("Noted {} about {}", store::short_id(session.journal(), fact.id), shown(who.name));
  if (!fact.about.empty()) words += ", " + shown(fact.about);
  words += ": " + shown(fact.text) + "\n";
  if (old) words += "  replaces: " + shown(old->text) + "\n";
  store::PersonNames person_names(session.journal());
  const Fields row = fields(FactRow{fact, person_names});
  session.commit(edit);
  return reply(session, edit, row, words);
}

}  // namespace

Command note() {
  return {.name = "note",
          .summary = "Record what you learned about somebody",
          .group = Group::practice,
          .examples = {{"note priya \"two girls, Mira and Tara\" --about family", "with a topic"},
                       {"note priya \"looks for a flat in Porto\" --about need --from 7k3",
                        "with the interaction it came from"},
                       {"note priya \"moved to Porto\" --supersedes 4nt", "replaces an older fact, which is kept"},
                       {"show priya --facts", "list all of them"}},
          .parameters = {{.name = "PERSON",
                          .help = "about whom",
                          .required = true,
                          .completes = Completes::person,
                          .to = to<&Arguments::person>},
                         {.name = "TEXT", .help = "what you learned", .repeats = true, .to = to<&Arguments::text>},
                         {.name = "--about",
                          .value = "TOPIC",
                          .help = "family, interest, work, priority, need, offer, food, health, gift-idea ...",
                          .to = to<&Arguments::about>},
                         {.name = "--sensitive",
                          .help = "leave out of exports and reminders",
                          .to = to<&Arguments::sensitive>},
                         {.name = "--supersedes",
                          .value = "ID",
                          .help = "the fact that no longer holds",
                          .to = to<&Arguments::supersedes>},
                         {.name = "--from",
                          .value = "ID",
                          .help = "the interaction it came from",
                          .completes = Completes::entry,
                          .to = to<&Arguments::from>},
                         {.name = "--on",
                          .value = "DATE",
                          .help = "the day you learned it",
                          .completes = Completes::date,
                          .to = to<&Arguments::on>}},
          .details =
              "`give` and `intro` match needs, offers and interests. In `log`, the text after == is noted: `log "
              "\"lunch with Priya == need: a flat in Porto\"`.",
          .columns = keys<FactRow>,
          .replies = {keys<FactRow>},
          .run = runs<run>};
}

}  // namespace rapport::commands
