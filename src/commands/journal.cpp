#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "language/dates.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/filters.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/interactions.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  InteractionFilters filters;
  std::optional<std::string> tag;
  std::string sort;
  std::optional<int> limit;
};

view::Table table_of(Session& session, const std::vector<model::Interaction>& interactions) {
  const auto& database = session.journal();
  store::PersonNames person_names(database);
  store::ShortIds ids(database);
  view::Table table{.columns = {{.title = {}},
                                {.title = {}},
                                {.title = {}, .rank = 1},
                                {.title = {}, .flexible = true, .least = 10, .rank = 2},
                                {.title = {}, .flexible = true, .least = 12}},
                    .rows = {}};
  for (const auto& interaction : interactions) {
    std::string kind = interaction.kind;
    if (interaction.outcome != model::Outcome::reached)
      kind += " (" + std::string(model::to_text(interaction.outcome)) + ")";
    table.rows.push_back({{ids.of(interaction.id), view::Tone::dim},
                          {to_iso(interaction.date), view::Tone::calm},
                          {kind, view::Tone::plain},
                          {view::joined(person_names.names(interaction.people)), view::Tone::strong},
                          {interaction.text, view::Tone::plain}});
  }
  return table;
}

int run(const Arguments& arguments, Session& session) {
  store::InteractionQuery query = interaction_query(session, arguments.filters, arguments.tag);
  query.oldest_first = arguments.sort == "oldest";
  query.limit = static_cast<std::size_t>(arguments.limit.value_or(0));
  const auto interactions = store::interactions(session.journal(), query);
  if (session.is_human_output()) return reply(session, {}, table_of(session, interactions), "No interactions found.");
  store::PersonNames person_names(session.journal());
  print(session, listing("id", interactions, [&](auto& interaction) {
          return InteractionRow{interaction, person_names.handles(interaction.people)};
        }));
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
      .parameters = {{.name = "--tag",
                      .value = "TAG",
                      .help = "with this tag",
                      .completes = Completes::tag,
                      .to = to<&Arguments::tag>},
                     {.name = "--sort",
                      .value = "BY",
                      .help = "which come first (newest)",
                      .choices = {"newest", "oldest"},
                      .to = to<&Arguments::sort>},
                     {.name = "--limit", .value = "N", .help = "at most N", .least = 1, .to = to<&Arguments::limit>}},
      .details = {},
      .columns = keys<InteractionRow>,
      .run = runs<run>};
  auto filters = within<&Arguments::filters>(interaction_filters());
  command.parameters.insert(command.parameters.begin(), filters.begin(), filters.end());
  return command;
}

}  // namespace rapport::commands
