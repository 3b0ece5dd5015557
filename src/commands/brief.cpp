#include <fmt/core.h>
#include <algorithm>
#include <set>

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/celebrations/celebrations.hpp"
#include "services/conflicts/conflicts.hpp"
#include "services/listings/person_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/profile/briefing.hpp"
#include "services/profile/profile.hpp"
#include "services/reachouts/cadence_text.hpp"
#include "services/reachouts/reachouts.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::vector<std::string> people;
  int last = 5;
  bool whole = false;
};

/// Lines on a standard screen, leaving one for the prompt.
constexpr std::size_t screen_lines = 23;
struct Section {
  std::string label;
  std::vector<std::string> lines;
};

std::string approach_text(Session& session, Id person) {
  store::Statements statements(session.journal());
  return approach_text(approach(statements, person));
}

std::vector<Section> sections(Session& session, const Briefing& page) {
  const Profile& known = page.known;
  const Id person = known.row.person.id;
  const Day today = session.today();
  store::ShortIds ids(session.journal());
  store::Statements statements(session.journal());
  const auto id = [&](Id one) { return ids.of(one) + "  "; };
  std::vector<Section> sections;
  const auto section = [&](const char* label, const auto& entities, auto words) {
    Section one{label, {}};
    for (const auto& entity : entities) one.lines.push_back(words(entity));
    if (!one.lines.empty()) sections.push_back(std::move(one));
  };
  const auto same = [](const std::string& text) { return text; };
  if (const auto words = approach_text(session, person); !words.empty()) sections.push_back({"approach", {words}});
  section("conflict", page.conflicts,
          [&](const auto& one) { return id(one.id) + next_step_text(statements, one, today); });
  section("consider", page.warnings, same);
  const auto promised = [&](const model::Promise& one) {
    return id(one.id) + one.text + (one.due_on ? ", by " + view::date_text(*one.due_on, today) : "");
  };
  section("promised", page.promises, promised);
  section("waiting", page.waiting, promised);
  section("thank", known.thanks, [&](const auto& one) { return id(one.id) + for_text(one.text); });
  section("celebrate", page.wins, [&](const Celebration& one) { return id(one.id) + one.what; });
  section("ask", known.questions, [&](const auto& one) { return id(one.id) + one.text; });
  section("planned", page.upcoming,
          [&](const auto& one) { return view::date_text(one.date, today) + "  " + one.text; });
  section("last", known.interactions,
          [&](const auto& one) { return view::date_text(one.date, today) + "  " + one.text; });
  section("dates", page.dates,
          [&](const Celebration& one) { return one.what + " " + celebration_day_text(one, today); });
  section("facts", known.facts,
          [&](const auto& one) { return (one.about.empty() ? "" : one.about + ": ") + one.text; });
  store::PersonNames person_names(session.journal());
  section("related", known.relations, [&](const auto& one) { return relation_text(one, person, person_names); });
  if (!page.mutual.empty()) sections.push_back({"in common", {view::joined(page.mutual)}});
  if (!known.row.person.met.empty()) sections.push_back({"met", {known.row.person.met}});
  return sections;
}

/// Shortens the sections so that they fit: keeps the first line of each, then the second ones, and so on.
void fit(std::vector<Section>& sections, std::size_t most) {
  std::vector<std::size_t> kept(sections.size(), 0);
  std::size_t lines = 0;
  for (std::size_t round = 0, before = 1; lines != before; ++round) {
    before = lines;
    for (std::size_t at = 0; at < sections.size() && lines < most; ++at) {
      if (kept[at] == round && sections[at].lines.size() > round) ++kept[at], ++lines;
    }
  }
  for (std::size_t at = 0; at < sections.size(); ++at) sections[at].lines.resize(kept[at]);
}

void say_page(Session& session, const Briefing& page, std::size_t most) {
  const Profile& known = page.known;
  std::string about = job_text(known);
  if (!known.row.person.relation.empty()) about += (about.empty() ? "" : ", ") + ("my " + known.row.person.relation);
  session.say(fmt::format("{}  @{}{}\n", session.paint()(view::Tone::strong, shown(known.row.person.name)),
                          shown(known.row.person.handle), about.empty() ? "" : "  " + shown(about)));
  auto all = sections(session, page);
  if (most > 0) fit(all, most);
  view::Table table{.columns = {{.title = {}}, {.title = {}, .flexible = true, .least = 12}}, .rows = {}, .indent = 2};
  for (const Section& section : all) {
    for (std::size_t at = 0; at < section.lines.size(); ++at) {
      table.rows.push_back({{at == 0 ? section.label : "", view::Tone::dim}, {section.lines[at]}});
    }
  }
  session.say(view::render(table, session.display()));
}

/// Prints what several people have in common.
void say_shared(Session& session, const std::vector<Briefing>& pages) {
  const auto shared = [&](auto items_of) {
    std::vector<std::string> common = items_of(pages.front());
    for (const Briefing& page : pages) {
      const auto items = items_of(page);
      std::erase_if(common, [&](auto& one) { return !contains(items, one); });
    }
    return common;
  };
  view::Table table{.columns = {{.title = {}}, {.title = {}, .flexible = true, .least = 12}}, .rows = {}, .indent = 2};
  const auto put = [&](const char* label, const std::vector<std::string>& words) {
    if (!words.empty()) table.rows.push_back({{label, view::Tone::dim}, {view::joined(words)}});
  };
  put("tags", shared([](const Briefing& page) { return page.known.row.tags; }));
  put("work", shared([](const Briefing& page) {
        std::vector<std::string> orgs;
        for (const auto& job : page.known.jobs) orgs.push_back(job.org);
        return orgs;
      }));
  put("know", shared([](const Briefing& page) { return page.mutual; }));
  put("topics", shared([](const Briefing& page) {
        std::vector<std::string> topics;
        for (const auto& fact : page.known.facts) {
          if (fact.about == "interest") topics.push_back(fact.text);
        }
        return topics;
      }));
  if (table.rows.empty()) return;
  session.say(
      fmt::format("\n{}\n{}", session.paint()(view::Tone::strong, "Together"), view::render(table, session.display())));
}

void print_pages(Session& session, const std::vector<Briefing>& pages) {
  store::PersonNames person_names(session.journal());
  const auto row_of = [&](const Briefing& page) { return BriefingRow{session, page, person_names}; };
  if (pages.size() == 1)
    print_object(session, fields(row_of(pages.front())), "handle");
  else
    print(session, listing("handle", pages, row_of));
}

int run(const Arguments& arguments, Session& session) {
  const std::size_t last = static_cast<std::size_t>(arguments.last);
  std::vector<Briefing> pages;
  std::set<Id> seen;
  for (const std::string& name : arguments.people) {
    const auto who = person(session, name);
    if (seen.insert(who.id).second) pages.push_back(briefing_of(session, who, last));
  }
  if (!session.is_human_output()) {
    print_pages(session, pages);
    return 0;
  }
  const std::size_t each = arguments.whole ? 0 : std::max<std::size_t>(screen_lines / pages.size(), 4) - 1;
  for (std::size_t at = 0; at < pages.size(); ++at) {
    if (at > 0) session.say("\n");
    say_page(session, pages[at], each);
  }
  if (pages.size() > 1) say_shared(session, pages);
  return 0;
}

}  // namespace

Command brief() {
  return {.name = "brief",
          .summary = "Prepare for a conversation, on one screen",
          .group = Group::look,
          .examples = {{"brief priya", "what matters in the next five minutes"},
                       {"brief priya marco", "and what the two have in common"},
                       {"brief priya --long", "show everything"}},
          .parameters =
              {{.name = "PERSON",
                .help = "whom you are about to meet",
                .required = true,
                .repeats = true,
                .completes = Completes::person,
                .to = to<&Arguments::people>},
               {.name = "--last", .value = "N", .help = "show the last N interactions (5)", .to = to<&Arguments::last>},
               {.name = "--long", .help = "show everything, however long", .to = to<&Arguments::whole>}},
          .details =
              "Shows how to approach them, promises both ways, open thanks and wins, questions to ask, recent "
              "interactions, dates coming up and what you know about them. Private entries are included, because this "
              "page is for you alone.",
          .columns = keys<BriefingRow>,
          .run = runs<run>};
}

}  // namespace rapport::commands
