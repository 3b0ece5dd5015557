#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/person_details.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::optional<std::string> person;
  std::vector<std::string> changes;
};

struct TagRow {
  std::string tag;
  int people = 0;

  static std::vector<Column<TagRow>> columns() {
    return {{"tag", [](auto& row) -> Cell { return row.tag; }},
            {"people", [](auto& row) -> Cell { return row.people; }}};
  }
};

int list_all(Session& session) {
  std::map<std::string, std::pair<std::string, int>>
      counted;  // by folded tag: the tag as first written, and how many people have it
  for (const auto& one : store::all_tags(session.journal())) {
    auto& [name, count] = counted[fold(one.value)];
    if (name.empty()) name = one.value;
    ++count;
  }
  std::vector<TagRow> rows;
  view::Table table{.columns = {{.title = {}}, {.title = {}, .right = true}}};
  for (const auto& [key, one] : counted) {
    rows.push_back({one.first, one.second});
    table.rows.push_back({{"#" + one.first, view::Tone::calm}, {std::to_string(one.second)}});
  }
  return reply(session, listing("tag", rows), table, "No tags yet. To add one: rapport tag PERSON +team");
}

void change_tags(Session& session, store::Edit& edit, const model::Person& who,
                 const std::vector<std::string>& changes) {
  for (const std::string& change : changes) {
    const bool away = change.starts_with('-');
    const std::string tag = checked_tag(away ? change.substr(1) : change);
    if (tag.empty()) throw Error(ErrorCode::usage, "no tag given", "rapport tag " + who.handle + " +team -old");
    const auto tags = store::details(session.journal(), who.id, "tag");
    const auto known = std::ranges::find_if(tags, [&](auto& one) { return fold(one.value) == fold(tag); });
    if (away && known == tags.end()) {
      throw Error(ErrorCode::not_found, who.name + " has no tag " + tag,
                  "rapport tag " + who.handle + " lists their tags");
    }
    if (away)
      edit.remove<model::Detail>(known->id);
    else if (known == tags.end())
      edit.add(model::Detail{.person = who.id, .kind = "tag", .value = tag});
  }
}

int list_of(Session& session, const model::Person& who) {
  store::Statements statements(session.journal());
  std::vector<TagRow> rows;
  view::Table table{.columns = {{.title = {}}}};
  for (const std::string& tag : store::person_row(statements, who).tags) {
    rows.push_back({tag, 1});
    table.rows.push_back({{"#" + tag, view::Tone::calm}});
  }
  return reply(session, listing("tag", rows), table, shown(who.name) + " has no tags.");
}

int run(const Arguments& arguments, Session& session) {
  if (!arguments.person) return list_all(session);
  if (arguments.changes.empty()) return list_of(session, person(session, *arguments.person));
  store::Edit edit = session.edit("tag");
  const auto who = person(session, *arguments.person);
  edit.call("tag " + who.handle);
  change_tags(session, edit, who, arguments.changes);
  edit.settle();
  store::Statements statements(session.journal());
  const auto row = store::person_row(statements, who);
  std::string words = "Tagged " + shown(who.name) + ":";
  for (const std::string& tag : row.tags) words += " #" + shown(tag);
  if (row.tags.empty()) words = "Removed all tags of " + shown(who.name);
  const Fields cells = fields(ListRow{row, session.today()});
  session.commit(edit);
  return reply(session, edit, cells, words + "\n");
}

}  // namespace

Command tag() {
  return {.name = "tag",
          .summary = "Tag people, or list tags",
          .group = Group::write,
          .examples = {{"tag priya +team +mentoring", "add two tags"},
                       {"tag priya -team", "remove one"},
                       {"tag priya", "list her tags"},
                       {"tag", "list all tags and how many people have them"}},
          .parameters =
              {{.name = "PERSON", .help = "whom to tag", .completes = Completes::person, .to = to<&Arguments::person>},
               {.name = "CHANGES",
                .help = "+tag adds a tag, -tag removes it",
                .repeats = true,
                .completes = Completes::tag,
                .takes_dashes = true,
                .to = to<&Arguments::changes>}},
          .details = {},
          .columns = keys<TagRow>,
          .replies = {keys<ListRow>},
          .run = runs<run>};
}

}  // namespace rapport::commands
