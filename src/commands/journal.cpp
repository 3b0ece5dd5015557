#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "language/dates.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/people/selection.hpp"
#include "services/session/arguments.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/talks.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  TalkFilters filters;
  std::optional<std::string> tag;
  std::string sort;
  std::optional<int> limit;
};

view::Table table_of(Session& session, const std::vector<model::Interaction>& talks) {
  const auto& database = session.journal();
  store::Roll roll(database);
  store::ShortIds ids(database);
  view::Table table{.columns = {{.title = {}},
                                {.title = {}},
                                {.title = {}, .rank = 1},
                                {.title = {}, .flexible = true, .least = 10, .rank = 2},
                                {.title = {}, .flexible = true, .least = 12}},
                    .rows = {}};
  for (const auto& talk : talks) {
    std::string kind = talk.kind;
    if (talk.outcome != model::Outcome::reached) kind += " (" + std::string(model::to_text(talk.outcome)) + ")";
    table.rows.push_back({{ids.of(talk.id), view::Tone::dim},
                          {to_iso(talk.date), view::Tone::calm},
                          {kind, view::Tone::plain},
                          {view::joined(roll.names(talk.people)), view::Tone::strong},
                          {talk.text, view::Tone::plain}});
  }
  return table;
}

int run(const Arguments& arguments, Session& session) {
  store::TalkQuery query = chosen_talks(session, arguments.filters, arguments.tag);
  query.oldest_first = arguments.sort == "oldest";
  query.limit = static_cast<std::size_t>(arguments.limit.value_or(0));
  const auto talks = store::talks(session.journal(), query);
  if (session.for_people()) return reply(session, {}, table_of(session, talks), "Nothing is written down there.");
  store::Roll roll(session.journal());
  print(session, listing("id", talks, [&](auto& talk) { return TalkRow{talk, roll.handles(talk.people)}; }));
  return 0;
}

}  // namespace

Command journal() {
  Command command{
      .name = "journal",
      .summary = "List interactions, newest first",
      .group = Group::look,
      .examples = {{"journal --limit 20", "the last twenty"},
                   {"journal --with priya --since 2026-10", "with one person since October"},
                   {"journal --kind coffee --csv", "for a spreadsheet"}},
      .parameters =
          {{.name = "--tag",
            .value = "TAG",
            .help = "with this tag",
            .completes = Completes::tag,
            .to = to<&Arguments::tag>},
           {.name = "--sort",
            .value = "BY",
            .help = "which first (newest)",
            .choices = {"newest", "oldest"},
            .to = to<&Arguments::sort>},
           {.name = "--limit", .value = "N", .help = "at most N of them", .least = 1, .to = to<&Arguments::limit>}},
      .details = {},
      .columns = keys<TalkRow>,
      .run = runs<run>};
  auto filters = within<&Arguments::filters>(talk_filters());
  command.parameters.insert(command.parameters.begin(), filters.begin(), filters.end());
  return command;
}

}  // namespace rapport::commands
