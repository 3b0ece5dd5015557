#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/reply.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::string person;
  bool deceased = false;
  bool remember = false;
  bool back = false;
};

using model::Status;

int run(const Arguments& arguments, Session& session) {
  const bool back = arguments.back;
  if (back && arguments.deceased) throw Error(ErrorCode::usage, "--back and --deceased exclude each other");
  store::Edit edit = session.edit("archive");
  const auto who = edit.change<model::Person>(person(session, arguments.person).id, [&](auto& one) {
    const bool is_deceased = arguments.deceased || one.status == Status::deceased;
    one.status = back ? Status::active : is_deceased ? Status::deceased : Status::archived;
    one.remember = !back && arguments.remember;
  });
  edit.call("archive " + who.handle);
  edit.settle();
  std::string words = (back ? "Reactivated " : "Archived ") + shown(who.name);
  if (who.status == Status::deceased)
    words += who.remember ? " as deceased; yearly dates still come up" : " as deceased";
  words += ".\n";
  if (who.status == Status::archived) words += "  to bring them back: rapport archive " + who.handle + " --back\n";
  store::Statements statements(session.journal());
  const Fields row = fields(ListRow{store::person_row(statements, who), session.today()});
  session.commit(edit);
  return reply(session, edit, row, words);
}

}  // namespace

Command archive() {
  return {
      .name = "archive",
      .summary = "Archive a person and keep everything recorded about them",
      .group = Group::settle,
      .examples = {{"archive marco", "he no longer comes up; his interactions stay"},
                   {"archive marco --back", "make him active again"},
                   {"archive rosa --deceased --remember", "her birthday still comes up"}},
      .parameters = {{.name = "PERSON",
                      .help = "whom to archive",
                      .required = true,
                      .completes = Completes::person,
                      .to = to<&Arguments::person>},
                     {.name = "--deceased",
                      .help = "they have died; neither they nor their yearly dates come up",
                      .to = to<&Arguments::deceased>},
                     {.name = "--remember", .help = "keep showing their yearly dates", .to = to<&Arguments::remember>},
                     {.name = "--back", .help = "make them active again", .to = to<&Arguments::back>}},
      .details = {},
      .replies = {keys<ListRow>},
      .run = runs<run>};
}

}  // namespace rapport::commands
