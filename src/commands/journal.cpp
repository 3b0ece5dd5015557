#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "commands/people.hpp"
#include "commands/reply.hpp"
#include "commands/rows.hpp"
#include "commands/words.hpp"
#include "store/history.hpp"
#include "store/talks.hpp"
#include "text/dates.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

store::TalkQuery query_from(Session& session, const Options& options) {
  store::TalkQuery query{.kind = options.value("--kind"),
                         .oldest_first = options.value("--sort") == "oldest",
                         .limit = static_cast<std::size_t>(options.number("--limit", 1).value_or(0))};
  if (options.has("--with")) query.with = person(session, options.value("--with")).id;
  if (options.has("--tag")) query.tag = fold(checked_tag(options.value("--tag")));
  if (const auto since = options.find("--since")) query.since = text::since(*since, session.today());
  if (const auto until = options.find("--until")) query.until = text::until(*until, session.today());
  return query;
}

view::Table table_of(Session& session, const std::vector<model::Interaction>& talks) {
  const auto& database = session.journal();
  store::Roll roll(database);
  view::Table table{.columns = {{.title = {}},
                                {.title = {}},
                                {.title = {}, .rank = 1},
                                {.title = {}, .flexible = true, .least = 10, .rank = 2},
                                {.title = {}, .flexible = true, .least = 12}},
                    .rows = {}};
  for (const auto& talk : talks) {
    std::string kind = talk.kind;
    if (talk.outcome != "reached") kind += " (" + talk.outcome + ")";
    table.rows.push_back({{store::short_id(database, talk.id), view::Tone::dim},
                          {to_iso(talk.date), view::Tone::calm},
                          {kind, view::Tone::plain},
                          {view::joined(roll.names(talk.people)), view::Tone::strong},
                          {talk.text, view::Tone::plain}});
  }
  return table;
}

int run(const Options& options, Session& session) {
  const store::TalkQuery query = query_from(session, options);
  const auto talks = store::talks(session.journal(), query);
  if (session.for_people()) return reply(session, {}, table_of(session, talks), "Nothing is written down there.");
  store::Roll roll(session.journal());
  Listing listing{.columns = journal_columns, .rows = {}, .id_column = "id"};
  for (const auto& talk : talks) listing.rows.push_back(journal_row(talk, roll));
  print(session, std::move(listing));
  return 0;
}

}  // namespace

Command journal() {
  return {.name = "journal",
          .summary = "List interactions, newest first",
          .group = Group::look,
          .examples = {{"journal --limit 20", "the last twenty"},
                       {"journal --with priya --since 2026-10", "with one person since October"},
                       {"journal --kind coffee --csv", "for a spreadsheet"}},
          .parameters =
              {{.name = "--with",
                .value = "PERSON",
                .help = "who was there, or was mentioned",
                .completes = Completes::person},
               {.name = "--since",
                .value = "DATE",
                .help = "from that day, month or year on",
                .completes = Completes::date},
               {.name = "--until",
                .value = "DATE",
                .help = "up to the end of that day, month or year",
                .completes = Completes::date},
               {.name = "--kind", .value = "KIND", .help = "coffee, call, meeting ...", .completes = Completes::kind},
               {.name = "--tag", .value = "TAG", .help = "with this tag", .completes = Completes::tag},
               {.name = "--sort", .value = "BY", .help = "which first (newest)", .choices = {"newest", "oldest"}},
               {.name = "--limit", .value = "N", .help = "at most N of them"}},
          .details = {},
          .columns = "id,date,time,kind,channel,direction,outcome,people,tags,place,text,counts,private",
          .run = run};
}

}  // namespace rapport::commands
