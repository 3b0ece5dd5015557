#include <fmt/core.h>
#include <algorithm>
#include <set>
#include <type_traits>

#include "base/error.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/reply.hpp"
#include "store/entries.hpp"
#include "store/people.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::string a;
  std::string b;
};

/// Replaces one person by another in a row. A person who is already in a list is not added again.
template <class Entity>
void replace_journal(Entity& entity, Id from, Id to) {
  Entity::fields(entity, [&](std::string_view, auto& field) {
    using Field = std::remove_cvref_t<decltype(field)>;
    if constexpr (model::ReferenceList<Field>) {
      if (contains(field, to))
        std::erase(field, from);
      else
        std::ranges::replace(field, from, to);
    } else if constexpr (model::Reference<Field>) {
      if (field == from) field = to;
    }
  });
}

/// Moves everything from one person to another.
void move_all(store::Edit& edit, Id from, Id to) {
  store::Statements statements(edit.database());
  for (const store::Reference& reference : store::references_to(model::Person::table)) {
    const auto rows = store::rows_naming(statements, reference, from);
    model::each_entity([&]<class Entity>() {
      if (Entity::table != reference.table) return;
      for (const Id row : rows) edit.change<Entity>(row, [&](auto& one) { replace_journal(one, from, to); });
    });
  }
}

/// Removes entries of the merged person that the kept one has too; `key` identifies equal entries.
template <class Entity, class Key>
void drop_equal(store::Edit& edit, Id kept, Id other, Key key) {
  std::set<std::string> known;
  for (const auto& one : store::of_person<Entity>(edit.database(), kept)) known.insert(key(one));
  for (const auto& one : store::of_person<Entity>(edit.database(), other)) {
    if (const auto same = key(one); !same.empty() && known.contains(same)) edit.remove<Entity>(one.id);
  }
}

/// Removes all duplicates; the kept person's entries stay.
void drop_duplicates(store::Edit& edit, Id kept, Id other) {
  drop_equal<model::Detail>(edit, kept, other, [](auto& one) { return one.kind + " " + fold(one.value); });
  drop_equal<model::Occasion>(edit, kept, other, [](auto& one) { return fold(one.kind); });
  drop_equal<model::Style>(edit, kept, other,
                           [](auto& one) { return one.key == "tip" ? "tip " + fold(one.value) : one.key; });
  drop_equal<model::Job>(edit, kept, other,
                         [](auto& one) { return one.until.known() ? std::string{} : fold(one.org); });
}

/// Removes relations and introductions of a person to themselves.
void remove_self_relations(store::Edit& edit) {
  for (const auto& one : store::with_themselves<model::Relation>(edit.database())) edit.remove<model::Relation>(one.id);
  for (const auto& one : store::with_themselves<model::Introduction>(edit.database()))
    edit.remove<model::Introduction>(one.id);
}

/// Fills empty fields of the kept person from the merged one.
void fill_in(model::Person& kept, const model::Person& other) {
  if (kept.relation.empty()) kept.relation = other.relation;
  if (kept.every.empty()) kept.every = other.every, kept.max = other.max, kept.cadence_on = other.cadence_on;
  if (kept.met.empty()) kept.met = other.met;
  if (!kept.met_on.known()) kept.met_on = other.met_on;
  if (!kept.met_via) kept.met_via = other.met_via;
  if (kept.met_via == kept.id || kept.met_via == other.id) kept.met_via = {};
  kept.added_on = std::min(kept.added_on, other.added_on);
}

int run(const Arguments& arguments, Session& session) {
  store::Edit edit = session.edit("merge");
  const auto kept = person(session, arguments.a);
  const auto other = person(session, arguments.b);
  if (kept.id == other.id) throw Error(ErrorCode::usage, "both are " + kept.name);
  edit.call(fmt::format("merge {} {}", kept.handle, other.handle));
  edit.change<model::Person>(kept.id, [&](auto& one) { fill_in(one, other); });
  drop_duplicates(edit, kept.id, other.id);
  move_all(edit, other.id, kept.id);
  remove_self_relations(edit);
  edit.remove<model::Person>(other.id);
  edit.add(model::Detail{.person = kept.id, .kind = "handle", .value = other.handle});
  if (fold(other.name) != fold(kept.name))
    edit.add(model::Detail{.person = kept.id, .kind = "alias", .value = other.name});
  edit.settle();
  store::Statements statements(session.journal());
  const auto now = *store::find<model::Person>(session.journal(), kept.id);
  const Fields row = fields(ListRow{store::person_row(statements, now), session.today()});
  const std::string words = fmt::format("Merged {} (@{}) into {} (@{}); the old handle and name still find them.{}",
                                        shown(other.name), other.handle, shown(kept.name), kept.handle,
                                        session.globals().dry_run ? "\n" : " rapport undo reverses the merge.\n");
  session.commit(edit);
  return reply(session, edit, row, words);
}

}  // namespace

Command merge() {
  return {.name = "merge",
          .summary = "Join two people into one",
          .group = Group::settle,
          .examples = {{"merge priya priya-nair", "keeps the first; everything of the second moves to it"}},
          .parameters = {{.name = "A",
                          .help = "the person to keep",
                          .required = true,
                          .completes = Completes::person,
                          .to = to<&Arguments::a>},
                         {.name = "B",
                          .help = "the person to merge into A",
                          .required = true,
                          .completes = Completes::person,
                          .to = to<&Arguments::b>}},
          .details =
              "The second person's handle and name find the first from then on. Fields that are empty on the first are "
              "filled in from the second; where both have a value, the first keeps theirs. `rapport undo` reverses the "
              "merge.",
          .replies = {keys<ListRow>},
          .run = runs<run>};
}

}  // namespace rapport::commands
