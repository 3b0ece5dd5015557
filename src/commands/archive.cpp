#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/reply.hpp"

namespace rapport::commands {
namespace {

using model::Status;

int run(const Options& options, Session& session) {
  const bool back = options.has("--back");
  if (back && options.has("--deceased"))
    throw Error(Fault::usage, "--back and --deceased are two things", "give one of them");
  store::Edit edit = session.edit("archive");
  const auto who = edit.change<model::Person>(person(session, options.value("PERSON")).id, [&](auto& one) {
    const bool is_deceased = options.has("--deceased") || one.status == Status::deceased;
    one.status = back ? Status::active : is_deceased ? Status::deceased : Status::archived;
    one.remember = !back && options.has("--remember");
  });
  edit.call("archive " + who.handle);
  edit.settle();
  std::string words = shown(who.name);
  if (back)
    words += " is back among the active.\n";
  else if (who.status == Status::deceased)
    words += who.remember ? " is remembered; yearly dates still come up.\n" : " rests in the archive.\n";
  else
    words += " is archived and does not come up. rapport archive " + who.handle + " --back brings them back.\n";
  store::Statements statements(session.journal());
  const Fields row = fields(list_columns, list_row(store::person_row(statements, who), session.today()));
  session.commit(edit);
  return reply(session, edit, row, words);
}

}  // namespace

Command archive() {
  return {.name = "archive",
          .summary = "Put somebody aside, with all that was written down",
          .group = Group::settle,
          .examples = {{"archive marco", "he no longer comes up; his talks stay"},
                       {"archive marco --back", "active again"},
                       {"archive rosa --deceased --remember", "her birthday still comes up"}},
          .parameters = {{.name = "PERSON", .help = "whom", .required = true, .completes = Completes::person},
                         {.name = "--deceased", .help = "they have died; nothing comes up, nor does their birthday"},
                         {.name = "--remember", .help = "yearly dates come up all the same"},
                         {.name = "--back", .help = "active again"}},
          .details = {},
          .columns = {},
          .run = run};
}

}  // namespace rapport::commands
