#include <fmt/core.h>
#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/celebrations/celebrations.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/reachouts/cadence_text.hpp"
#include "services/recording/outgoing_contact.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/open_entries.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::optional<std::string> person;
  std::optional<std::string> text;
  std::optional<std::string> by;
  std::optional<std::string> on;
  bool later = false;
  std::optional<std::string> which;

  bool operator==(const Arguments&) const = default;
};

int list_open(Session& session) {
  const auto thanks = store::open_thanks(session.journal());
  store::PersonNames person_names(session.journal());
  view::Table table = thank_table(session, thanks);
  table.indent = 0;
  return reply(session,
               listing("id", thanks,
                       [&](auto& one) {
                         return ThankRow{one, person_names, session.today()};
                       }),
               table, "No thanks to say.");
}

/// The thanks to settle: the given ones, or the person's oldest; nothing if there are none.
std::optional<model::Gratitude> waiting(Session& session, const std::optional<std::string>& which, Id person) {
  const auto& database = session.journal();
  if (which) {
    const auto found = store::find<model::Gratitude>(database, entry(session, *which, "gratitude", "gratitude"));
    if (found && found->person == person && !found->said_on) return found;
    throw Error(ErrorCode::usage,
                "thanks " + *which + (found && found->said_on ? " have already been said" : " are for somebody else"));
  }
  auto open = store::open_thanks(database, person);
  if (open.empty()) return std::nullopt;
  return open.front();
}

int save_thanks(Session& session, const Arguments& arguments, store::Edit& edit, const model::Person& who,
                const std::string& text) {
  model::Gratitude gratitude{.person = who.id, .text = text, .felt_on = past_day(arguments.on, session.today())};
  edit.call("thank " + who.handle + " --later");
  edit.add(gratitude);
  edit.settle();
  store::PersonNames person_names(session.journal());
  const std::string words =
      fmt::format("Saved {}: thanks to {} {}. Say them when you meet.\n",
                  store::short_id(session.journal(), gratitude.id), shown(who.name), shown(for_text(text)));
  const Fields row = fields(ThankRow{gratitude, person_names, session.today()});
  session.commit(edit);
  return reply(session, edit, row, words);
}

int say_thanks(Session& session, const Arguments& arguments, store::Edit& edit, const model::Person& who,
               const std::string& text) {
  auto gratitude = waiting(session, arguments.which, who.id);
  if (text.empty() && !gratitude) {
    throw Error(ErrorCode::usage, "no saved thanks for " + who.name, "rapport thank " + who.handle + " \"for what\"");
  }
  const Day on = past_day(arguments.on, session.today());
  const std::string what = text.empty() ? gratitude->text : text;
  auto interaction = contact(who.id, on, "thanks", arguments.by.value_or(""), what);
  edit.call("thank " + who.handle);
  edit.add(interaction);
  if (gratitude) {
    gratitude = edit.change<model::Gratitude>(gratitude->id, [&](auto& one) {
      one.said_on = on;
      one.said_in = interaction.id;
    });
  } else {
    gratitude =
        model::Gratitude{.person = who.id, .text = what, .felt_on = on, .said_on = on, .said_in = interaction.id};
    edit.add(*gratitude);
  }
  edit.settle();
  std::string words =
      fmt::format("Thanked {} {}, {} ({}).\n", shown(who.name), shown(for_text(what)),
                  view::date_text(on, session.today()), store::short_id(session.journal(), interaction.id));
  if (gratitude->text != what) words += "  this settles: " + shown(gratitude->text) + "\n";
  store::PersonNames person_names(session.journal());
  const Fields row = fields(ThankRow{*gratitude, person_names, session.today()});
  session.commit(edit);
  return reply(session, edit, row, words);
}

int run(const Arguments& arguments, Session& session) {
  if (!arguments.person) {
    if (arguments != Arguments{}) throw Error(ErrorCode::usage, "no person given", "rapport thank PERSON \"for what\"");
    return list_open(session);
  }
  store::Edit edit = session.edit("thank");
  const auto who = person(session, *arguments.person);
  const std::string text = arguments.text ? text_to_store(session, arguments.text, "for what") : std::string{};
  if (!arguments.later) return say_thanks(session, arguments, edit, who, text);
  if (text.empty())
    throw Error(ErrorCode::usage, "no text given", "rapport thank " + who.handle + " \"for what\" --later");
  return save_thanks(session, arguments, edit, who, text);
}

}  // namespace

Command thank() {
  return {
      .name = "thank",
      .summary = "Say thanks, or save them for later",
      .group = Group::practice,
      .examples = {{"thank grace \"for the reference\" --later", "save thanks to say later"},
                   {"thank grace --by card", "say the oldest saved thanks"},
                   {"thank marco \"for the introduction\"", "thanks you have just said; counts as being in touch"},
                   {"thank", "list thanks to say"}},
      .parameters = {{.name = "PERSON", .help = "whom", .completes = Completes::person, .to = to<&Arguments::person>},
                     {.name = "TEXT", .help = "for what", .repeats = true, .to = to<&Arguments::text>},
                     {.name = "--by",
                      .value = "MEANS",
                      .help = "how you said it",
                      .choices = {"note", "email", "card", "gift", "call", "in-person", "public"},
                      .to = to<&Arguments::by>},
                     {.name = "--on",
                      .value = "DATE",
                      .help = "the day it happened",
                      .completes = Completes::date,
                      .to = to<&Arguments::on>},
                     {.name = "--later", .help = "save the thanks to say another day", .to = to<&Arguments::later>},
                     {.name = "--for",
                      .value = "ID",
                      .help = "which saved thanks",
                      .completes = Completes::gratitude,
                      .to = to<&Arguments::which>}},
      .details = "rapport records being thankful and saying so separately. Saying thanks counts as being in touch.",
      .columns = keys<ThankRow>,
      .replies = {keys<ThankRow>},
      .run = runs<run>};
}

}  // namespace rapport::commands
