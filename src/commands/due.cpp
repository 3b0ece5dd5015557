#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "model/cadence.hpp"
#include "services/listings/redaction.hpp"
#include "services/reachouts/cadence_text.hpp"
#include "services/reachouts/due_rows.hpp"
#include "services/reachouts/reachouts.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/open_entries.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::optional<std::string> within;
  std::optional<std::string> tag;
  std::string relation;
  std::optional<int> limit;
  bool all = false;
  bool why = false;
  bool exit_code = false;
};

ReachoutQuery query_from(const Arguments& arguments) {
  return {.within = arguments.within ? checked_days(*arguments.within) : -1,
          .everyone = arguments.all,
          .tag = arguments.tag ? checked_tag(*arguments.tag) : std::string{},
          .relation = arguments.relation,
          .limit = static_cast<std::size_t>(arguments.limit.value_or(0))};
}

std::string explained(Session& session, const std::vector<Reachout>& reachouts) {
  std::string text;
  for (const Reachout& reachout : reachouts) {
    const std::string words = shown(reachout.who.name) + ": " + why(reachout.who.contact_state, session.today());
    text += view::wrap(words, session.display().columns, 2) + "\n";
  }
  return text;
}

void print_for_people(Session& session, const Reachouts& found, const std::vector<model::Promise>& promises,
                      bool with_why) {
  if (with_why) {
    session.say(explained(session, found.shown));
  } else {
    view::Table table = reachout_table(session, found.shown);
    table.indent = 0;
    session.say(view::render(table, session.display()));
  }
  if (found.more > 0) session.say("and " + std::to_string(found.more) + " more\n");
  if (promises.empty()) return;
  session.say(std::string(found.shown.empty() ? "" : "\n") + session.paint()(view::Tone::strong, "Promised") + "\n");
  session.say(view::render(promise_table(session, promises), session.display()));
}

int run(const Arguments& arguments, Session& session) {
  const ReachoutQuery query = query_from(arguments);
  const auto found = reachouts(session, query);
  const bool filtered = !query.tag.empty() || !query.relation.empty();
  const auto promises =
      filtered
          ? std::vector<model::Promise>{}
          : redacted(store::open_promises(session.journal(), {.whose = model::Whose::mine,
                                                              .due_by = session.today() + std::max(query.within, 0)}));
  if (!session.is_human_output()) {
    print(session, due_listing(session, found, promises, arguments.why));
  } else if (!found.shown.empty() || !promises.empty()) {
    print_for_people(session, found, promises, arguments.why);
  } else if (session.world().terminal.out) {
    const std::string next = filtered ? std::string{} : next_reachout(session);
    session.say("Nobody is due." + (next.empty() ? "" : " " + next) + "\n");
  }
  const bool something = !found.shown.empty() || !promises.empty();
  return arguments.exit_code && something ? 10 : 0;
}

}  // namespace

Command due() {
  return {.name = "due",
          .summary = "Show whom to reach, most pressing first, and promises that are due",
          .group = Group::look,
          .examples = {{"due", "whoever is due"},
                       {"due --within 7d", "and whoever is due this week"},
                       {"due --why", "explain each cadence in words"},
                       {"due --format ids --limit 3", "the three most pressing handles"}},
          .parameters = {{.name = "--within",
                          .value = "PERIOD",
                          .help = "include people due within this time: 7d, 2w ...",
                          .to = to<&Arguments::within>},
                         {.name = "--tag",
                          .value = "TAG",
                          .help = "only people with this tag",
                          .completes = Completes::tag,
                          .to = to<&Arguments::tag>},
                         {.name = "--relation",
                          .value = "WORD",
                          .help = "only people with this relation",
                          .to = to<&Arguments::relation>},
                         {.name = "--limit",
                          .value = "N",
                          .help = "at most N people, then how many more",
                          .least = 1,
                          .to = to<&Arguments::limit>},
                         {.name = "--all", .help = "everyone with a cadence, due or not", .to = to<&Arguments::all>},
                         {.name = "--why", .help = "explain each row", .to = to<&Arguments::why>},
                         {.name = "--exit-code",
                          .help = "exit with status 10 if something is due",
                          .to = to<&Arguments::exit_code>}},
          .details =
              "Sorted by the share of the cadence that has passed, then by days of silence, then by name. People who "
              "are snoozed, paused, archived or deceased do not come up. An unanswered attempt keeps somebody off the "
              "list for seven days.\n\nPrivate promises show only their id here; `rapport promise` shows the text.",
          .columns = keys<DueRow>,
          .run = runs<run>};
}

}  // namespace rapport::commands
