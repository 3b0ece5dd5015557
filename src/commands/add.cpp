#include <fmt/core.h>

#include "base/error.hpp"
#include "base/names.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "model/handle.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_options.hpp"
#include "services/reachouts/cadence_text.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/name_keys.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::string name;
  PersonOptions person;
  std::string note;
  bool is_new = false;
};

void refuse_second(Session& session, const std::string& name) {
  store::Statements statements(session.journal());
  for (const auto& one : store::named(statements, name_key(name))) {
    // Short forms of longer names are keys too, so compare the whole name.
    if (one.kind != "full" || name_key(one.name) != name_key(name)) continue;
    throw Error(ErrorCode::usage, one.name + " already exists as " + one.handle,
                "use --new to add a second person with that name");
  }
}

int run(const Arguments& arguments, Session& session) {
  store::Edit edit = session.edit_or_create("add");
  const auto& database = edit.database();
  const std::string name = checked_name(arguments.name);
  if (!arguments.is_new) refuse_second(session, name);
  model::Person person{.name = name, .added_on = session.today()};
  apply(session, arguments.person, person);
  if (person.handle.empty()) {
    person.handle = model::free_handle(name, [&](std::string_view one) { return store::handle_taken(database, one); });
  }
  edit.call("add " + person.handle);
  edit.add(person);
  apply(session, arguments.person, edit, person.id);
  if (!arguments.note.empty())
    edit.add(model::Fact{.person = person.id, .text = arguments.note, .learned_on = session.today()});
  session.commit(edit);
  store::Statements statements(database);
  const auto row = store::person_row(statements, person);
  std::string words = fmt::format("Added {} as {}.\n", shown(name), person.handle);
  if (row.contact_state.schedule)
    words += "In touch " + schedule_text(*row.contact_state.schedule, session.today()) + ".\n";
  return reply(session, edit, fields(ListRow{row, session.today()}), words);
}

}  // namespace

Command add() {
  Command command{
      .name = "add",
      .summary = "Add a person",
      .group = Group::write,
      .examples = {{"add \"Priya Nair\" --every 3w --tag team", "be in touch every three weeks"},
                   {"add \"Marco Rossi\" --org Acme --role \"Head of Sales\" --relation client",
                    "with where he works and what he is to you"},
                   {"add \"Zoë Müller\" --as zoe --birthday 02-29 --met \"at the Lisbon meetup\"",
                    "with a handle, a birthday and how you met"}},
      .parameters =
          {{.name = "NAME", .help = "the full name", .required = true, .repeats = true, .to = to<&Arguments::name>}},
      .details =
          "The handle is the first name in plain letters if that is free, otherwise first-last. A second person with "
          "the same name needs --new. Change anything later with `rapport edit`.",
      .replies = {keys<ListRow>},
      .run = runs<run>};
  for (auto& parameter : within<&Arguments::person>(person_parameters()))
    command.parameters.push_back(std::move(parameter));
  command.parameters.push_back(
      {.name = "--note", .value = "TEXT", .help = "something to remember about them", .to = to<&Arguments::note>});
  command.parameters.push_back(
      {.name = "--new", .help = "add them even if the name already exists", .to = to<&Arguments::is_new>});
  return command;
}

}  // namespace rapport::commands
