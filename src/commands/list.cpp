#include <algorithm>
#include <cstdint>
#include <limits>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/filters.hpp"
#include "services/reachouts/cadence_text.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::vector<std::string> words;
  PeopleFilters filters;
  std::string sort;
  std::optional<int> limit;
};

/// Unknown values come last; the most recent contact and the newest person come first.
void sort(std::vector<store::PersonRow>& rows, const std::string& by) {
  const auto place = [&](const store::PersonRow& row) -> std::int64_t {
    constexpr auto last = std::numeric_limits<std::int64_t>::max();
    const auto& due_state = row.contact_state;
    if (by == "due") return due_state.schedule ? model::due_day(*due_state.schedule).number : last;
    if (by == "last") return due_state.last_contact ? -due_state.last_contact->number : last;
    if (by == "added") return -row.person.added_on.number;
    return 0;  // already sorted by name
  };
  std::ranges::stable_sort(rows, {}, place);
}

std::vector<store::PersonRow> found(Session& session, const Arguments& arguments) {
  auto rows = filtered_people(session, arguments.filters, arguments.words);
  sort(rows, arguments.sort);
  const auto limit = static_cast<std::size_t>(arguments.limit.value_or(0));
  if (limit > 0 && rows.size() > limit) rows.resize(limit);
  return rows;
}

view::Table table_of(Session& session, const std::vector<store::PersonRow>& rows) {
  view::Table table{.columns = {{.title = {}},
                                {.title = {}, .flexible = true, .least = 10},
                                {.title = {}, .flexible = true, .rank = 3},
                                {.title = {}, .flexible = true, .rank = 2},
                                {.title = {}, .rank = 1},
                                {.title = {}, .rank = 4}},
                    .rows = {}};
  for (const auto& row : rows) {
    std::string tags;
    for (const auto& tag : row.tags) tags += (tags.empty() ? "#" : " #") + tag;
    const auto& schedule = row.contact_state.schedule;
    table.rows.push_back({{row.person.handle, view::Tone::calm},
                          {row.person.name, view::Tone::strong},
                          {row.org, view::Tone::plain},
                          {tags, view::Tone::dim},
                          {contact_text(row.contact_state, session.today()), view::Tone::plain},
                          {schedule ? "every " + model::to_text(schedule->cadence.every) : "", view::Tone::dim}});
  }
  return table;
}

int run(const Arguments& arguments, Session& session) {
  const auto rows = found(session, arguments);
  return reply(session,
               listing("handle", rows,
                       [&](auto& row) {
                         return ListRow{row, session.today()};
                       }),
               table_of(session, rows), "Nobody found.");
}

}  // namespace

Command list_people() {
  Command command{
      .name = "list",
      .summary = "List people",
      .group = Group::look,
      .examples = {{"list", "everyone"},
                   {"list acme --tag team", "people who match both"},
                   {"list --state overdue --sort due", "by due day"},
                   {"list --format ids --tag team", "handles, for another command"}},
      .parameters =
          {{.name = "WORDS",
            .help = "words in names, addresses, organisation, role, relation or tags",
            .repeats = true,
            .to = to<&Arguments::words>},
           {.name = "--sort",
            .value = "BY",
            .help = "the order (name)",
            .choices = {"name", "due", "last", "added"},
            .to = to<&Arguments::sort>},
           {.name = "--limit", .value = "N", .help = "at most N people", .least = 1, .to = to<&Arguments::limit>}},
      .details = {},
      .columns = keys<ListRow>,
      .run = runs<run>};
  auto filters = within<&Arguments::filters>(people_filters());
  command.parameters.insert(command.parameters.begin() + 1, filters.begin(), filters.end());
  return command;
}

}  // namespace rapport::commands
