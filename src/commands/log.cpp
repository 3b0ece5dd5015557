#include <fmt/core.h>
#include <algorithm>

#include "base/error.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "language/dates.hpp"
#include "language/sentence.hpp"
#include "model/handle.hpp"
#include "model/kinds.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/people/person_options.hpp"
#include "services/recording/log_options.hpp"
#include "services/recording/log_reply.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/name_keys.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::optional<std::string> text;
  InteractionOptions interaction;
  std::string got;
  std::vector<std::string> with_new;
};

language::NameKind kind_of(std::string_view kind) {
  if (kind == "handle") return language::NameKind::handle;
  if (kind == "full") return language::NameKind::full;
  if (kind == "alias") return language::NameKind::alias;
  if (kind == "email") return language::NameKind::email;
  if (kind == "first") return language::NameKind::first;
  if (kind == "last") return language::NameKind::last;
  return language::NameKind::initial;
}

language::Sentence read(Session& session, const std::string& line) {
  store::Statements statements(session.journal());
  const auto names = [&](std::string_view key) {
    std::vector<language::NameCandidate> candidates;
    for (const auto& one : store::named(statements, key)) {
      candidates.push_back({.person = one.person,
                            .kind = kind_of(one.kind),
                            .name = one.name,
                            .handle = one.handle,
                            .active = one.status == model::Status::active});
    }
    return candidates;
  };
  const auto acquainted = [&](const std::vector<Id>& candidates, const std::vector<Id>& others) {
    return store::acquainted(statements, candidates, others);
  };
  return language::read_sentence(
      line,
      {.today = session.today(), .names = names, .acquainted = acquainted, .kinds = session.settings().kind_words()});
}

/// The command line as typed, followed by `--with HANDLE`.
std::string command_with(Session& session, const std::string& handle) {
  std::string line = "rapport";
  for (const std::string& word : session.world().arguments) line += " " + shell_word(word);
  return line + " --with " + handle;
}

/// The person meant by an ambiguous name: one given by `--with`, or the one the user chooses. Without a terminal,
/// throws Error{not_found}.
Id settled(Session& session, const std::string& line, const language::AmbiguousName& name, const model::Ids& given) {
  for (const auto& candidate : name.candidates) {
    if (std::find(given.begin(), given.end(), candidate.person) != given.end()) return candidate.person;
  }
  const std::string question = fmt::format("'{}' fits {} people", shown(name.where.of(line)), name.candidates.size());
  if (!session.is_interactive()) {
    throw Error(ErrorCode::not_found, question + ": " + with_handles(name.candidates),
                command_with(session, name.candidates.front().handle));
  }
  const std::string key = fmt::format("who is meant by {} at {}", name.where.of(line), name.where.begin);
  std::vector<Choice> choices;
  for (const auto& candidate : name.candidates)
    choices.push_back({candidate.person, described(session, candidate.person)});
  return choose(session, key, question + ":", choices);
}

/// A person in the text, either known or to be added.
struct Named {
  std::size_t begin = 0;
  Id person;
  std::string new_name;
};

/// The people in the text, in order.
struct Cast {
  std::vector<Named> present;
  std::vector<Named> mentioned;
};

Cast cast(Session& session, const Arguments& arguments, const std::string& line, const language::Sentence& sentence) {
  Cast cast;
  for (const auto& one : sentence.people) cast.present.push_back({one.where.begin, one.person, {}});
  for (const auto& one : sentence.mentioned) cast.mentioned.push_back({one.where.begin, one.person, {}});
  for (const auto& one : sentence.new_names) cast.present.push_back({one.where.begin, {}, one.value});
  model::Ids given;
  for (const std::string& name : arguments.interaction.with) given.push_back(person(session, name).id);
  for (const auto& name : sentence.ambiguous) {
    const Id one = settled(session, line, name, given);
    (name.mentioned ? cast.mentioned : cast.present).push_back({name.where.begin, one, {}});
  }
  for (auto* named : {&cast.present, &cast.mentioned}) {
    std::ranges::stable_sort(*named, {}, &Named::begin);
  }
  return cast;
}

void add_once(model::Ids& ids, Id id) {
  if (!contains(ids, id)) ids.push_back(id);
}

Day day_of(Session& session, const Arguments& arguments, const language::Sentence& sentence) {
  const bool planned = arguments.interaction.planned;
  Day day = sentence.date ? sentence.date->day : session.today();
  if (const auto given = arguments.interaction.on) {
    day = language::day(*given, session.today(), planned ? language::Reading::future : language::Reading::past);
  }
  if (day > session.today() && !planned) {
    throw Error(ErrorCode::usage, to_iso(day) + " is in the future",
                "use --planned for a plan, or rapport promise for a promise");
  }
  return day;
}

model::Interaction understood(Session& session, const Arguments& arguments, const std::string& line,
                              const language::Sentence& sentence) {
  model::Interaction interaction{.date = day_of(session, arguments, sentence),
                                 .time = value_of(sentence.time),
                                 .kind = sentence.kind ? sentence.kind->value : "other",
                                 .tags = values_of(sentence.tags),
                                 .text = line};
  interaction.channel = sentence.channel ? sentence.channel->value : std::string(model::channel_of(interaction.kind));
  if (sentence.direction) interaction.direction = *model::parse<model::Direction>(sentence.direction->value);
  if (sentence.attempt) interaction.outcome = model::Outcome::attempt;
  return interaction;
}

Id added(Session& session, store::Edit& edit, const std::string& given) {
  const std::string name = checked_name(given);
  const auto taken = [&](std::string_view one) {
    edit.settle();
    return store::handle_taken(edit.database(), one);
  };
  model::Person person{.handle = model::free_handle(name, taken), .name = name, .added_on = session.today()};
  return edit.add(person);
}

/// Adds people to the interaction, and new people to the journal.
void enter(Session& session, store::Edit& edit, const Cast& cast, model::Interaction& interaction) {
  for (const Named& one : cast.present) {
    add_once(interaction.people, one.new_name.empty() ? one.person : added(session, edit, one.new_name));
  }
  for (const Named& one : cast.mentioned) {
    if (!contains(interaction.people, one.person)) add_once(interaction.mentioned, one.person);
  }
}

/// The people a fact is about.
model::Ids subjects(const language::FoundFact& fact, const Cast& cast, const model::Ids& present) {
  if (fact.person) return {*fact.person};
  for (const Named& one : cast.mentioned) {
    if (one.begin == fact.where.begin) return {one.person};
  }
  if (!present.empty()) return present;
  throw Error(ErrorCode::usage, "'== " + shown(fact.text) + "' does not say whom it is about",
              "start it with a name: == Priya: " + shown(fact.text));
}

Logged write(Session& session, const Arguments& arguments, store::Edit& edit, const language::Sentence& sentence,
             model::Interaction interaction, const Cast& cast) {
  enter(session, edit, cast, interaction);
  apply(session, arguments.interaction, interaction);
  for (const std::string& name : arguments.with_new) add_once(interaction.people, added(session, edit, name));
  edit.add(interaction);
  Logged written{.interaction = interaction, .promises = {}, .questions = {}, .facts = {}};
  // If nobody is present, promises are made to the people mentioned.
  const model::Ids& whom = interaction.people.empty() ? interaction.mentioned : interaction.people;
  for (const auto& found : sentence.promises) {
    model::Promise promise{.people = whom,
                           .text = found.text,
                           .made_on = interaction.date,
                           .due_on = found.by,
                           .source = interaction.id,
                           .is_private = interaction.is_private};
    edit.add(promise);
    written.promises.push_back(promise);
  }
  for (const auto& [text, where] : sentence.questions) {
    model::Question question{.people = whom,
                             .text = text,
                             .noted_on = interaction.date,
                             .source = interaction.id,
                             .is_private = interaction.is_private};
    edit.add(question);
    written.questions.push_back(question);
  }
  for (const auto& found : sentence.facts) {
    for (const Id person : subjects(found, cast, whom)) {
      model::Fact fact{.person = person,
                       .about = found.about,
                       .text = found.text,
                       .learned_on = interaction.date,
                       .sensitive = interaction.is_private,
                       .source = interaction.id};
      edit.add(fact);
      written.facts.push_back(fact);
    }
  }
  if (const std::string& got = arguments.got; !got.empty()) {
    for (const Id person : interaction.people) {
      edit.add(model::Gratitude{.person = person,
                                .text = got,
                                .felt_on = interaction.date,
                                .source = interaction.id,
                                .is_private = interaction.is_private});
    }
  }
  return written;
}

/// Checks the options before an editor opens.
void check_options(Session& session, const Arguments& arguments) {
  static_cast<void>(day_of(session, arguments, {}));
  model::Interaction any;
  apply(session, arguments.interaction, any);
  for (const std::string& name : arguments.with_new) static_cast<void>(checked_name(name));
}

int run(const Arguments& arguments, Session& session) {
  store::Edit edit = session.edit_or_create("log");
  if (!arguments.text) check_options(session, arguments);
  const std::string line = text_to_store(session, arguments.text, "what happened");
  const language::Sentence sentence = read(session, line);
  model::Interaction interaction = understood(session, arguments, line, sentence);
  const Cast named = cast(session, arguments, line, sentence);
  const Logged logged = write(session, arguments, edit, sentence, std::move(interaction), named);
  edit.settle();
  const std::string words = logged_text(session, logged, sentence);
  store::PersonNames person_names(session.journal());
  const Fields row = session.is_human_output()
                         ? Fields{}
                         : fields(InteractionRow{logged.interaction, person_names.handles(logged.interaction.people)},
                                  LoggedRow{logged, sentence, person_names});
  session.commit(edit);
  return reply(session, edit, row, words);
}

}  // namespace

Command log() {
  Command command{
      .name = "log",
      .summary = "Record an interaction: a conversation, a message, a gift",
      .group = Group::write,
      .examples = {{"log \"yesterday: lunch with Priya and Marco #mentoring -> send her the deck by friday\"",
                    "day, people, tag and promise, read from one line"},
                   {"log \"called Zoë\" --attempt", "no answer; `due` leaves her out for a week"},
                   {"log \"coffee with Marco\" --planned --on \"next tue\"", "an interaction that is still to come"},
                   {"log - < notes.txt", "read standard input"}},
      .parameters = {{.name = "TEXT",
                      .help = "what happened; - reads standard input, and no text opens your editor",
                      .repeats = true,
                      .to = to<&Arguments::text>}},
      .details =
          "A date before a colon, or one that stands by itself, is the day. People are full names, first or last "
          "names, aliases or @handles. `#word` is a tag, `-> TEXT by DATE` a promise you made, `?? TEXT` a question "
          "for next time, and `**New Name**` adds a person. `== TOPIC: TEXT` records a fact; start it with a name to "
          "say whom it is about, otherwise it is about everyone present. If several people have the same name, rapport "
          "asks, or refuses and lists them. The text is stored as typed. `rapport help sentences` explains the rest.",
      .replies = {keys<InteractionRow, LoggedRow>},
      .run = runs<run>};
  for (auto& parameter : within<&Arguments::interaction>(interaction_parameters()))
    command.parameters.push_back(std::move(parameter));
  command.parameters.push_back({.name = "--got",
                                .value = "TEXT",
                                .help = "they helped you: saves thanks to say later",
                                .to = to<&Arguments::got>});
  command.parameters.push_back({.name = "--with-new",
                                .value = "NAME",
                                .help = "somebody new who was there",
                                .repeats = true,
                                .to = to<&Arguments::with_new>});
  return command;
}

}  // namespace rapport::commands
