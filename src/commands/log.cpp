#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "commands/log_flags.hpp"
#include "commands/people.hpp"
#include "commands/person_flags.hpp"
#include "commands/reply.hpp"
#include "commands/rows.hpp"
#include "commands/words.hpp"
#include "model/handle.hpp"
#include "model/kinds.hpp"
#include "store/history.hpp"
#include "store/names.hpp"
#include "text/dates.hpp"
#include "text/sentence.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

text::NameKind kind_of(std::string_view kind) {
  if (kind == "handle") return text::NameKind::handle;
  if (kind == "full") return text::NameKind::full;
  if (kind == "alias") return text::NameKind::alias;
  if (kind == "email") return text::NameKind::email;
  if (kind == "first") return text::NameKind::first;
  if (kind == "last") return text::NameKind::last;
  return text::NameKind::initial;
}

text::Sentence read(Session& session, const std::string& line) {
  store::Statements statements(session.journal());
  const auto names = [&](std::string_view key) {
    std::vector<text::Bearer> bearers;
    for (const auto& one : store::named(statements, key)) {
      bearers.push_back({.person = one.person,
                         .kind = kind_of(one.kind),
                         .name = one.name,
                         .handle = one.handle,
                         .active = one.status == "active"});
    }
    return bearers;
  };
  const auto acquainted = [&](const std::vector<Id>& bearers, const std::vector<Id>& others) {
    return store::acquainted(statements, bearers, others);
  };
  return text::read_sentence(line, session.today(), names, acquainted);
}

/// Lets the user say who is meant by a name that several bear. Without a terminal, Error{unknown}.
Id settled(Session& session, const std::string& line, const text::AmbiguousName& name) {
  const std::string written = shown(line.substr(name.where.begin, name.where.end - name.where.begin));
  const std::string question = "'" + written + "' fits " + std::to_string(name.bearers.size()) + " people";
  std::vector<std::string> lines;
  std::string list;
  for (const auto& bearer : name.bearers) {
    lines.push_back(described(session, bearer.person));
    list += (list.empty() ? "" : ", ") + bearer.name + " (@" + bearer.handle + ")";
  }
  if (!session.may_ask()) {
    throw Error(Fault::unknown, question + ": " + list,
                "write @" + name.bearers.front().handle + " in the text for the one you mean");
  }
  return name.bearers[choose(session, question + ":", lines)].person;
}

model::Ids ids_of(const std::vector<text::FoundPerson>& found) {
  model::Ids ids;
  for (const auto& one : found) ids.push_back(one.person);
  return ids;
}

void add_once(model::Ids& ids, Id id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

Day day_of(Session& session, const Options& options, const text::Sentence& sentence) {
  const bool planned = options.has("--planned");
  Day day = sentence.date.value_or(session.today());
  if (const auto given = options.find("--on")) {
    day = text::day(*given, session.today(), planned ? text::Reading::future : text::Reading::past);
  }
  if (day > session.today() && !planned) {
    throw Error(Fault::usage, to_iso(day) + " is still to come",
                "--planned keeps a talk that is to come; rapport promise keeps a promise");
  }
  return day;
}

model::Interaction understood(Session& session, const Options& options, const std::string& line,
                              const text::Sentence& sentence) {
  model::Interaction talk{.date = day_of(session, options, sentence),
                          .time = sentence.time,
                          .kind = sentence.kind.value_or("other"),
                          .people = ids_of(sentence.people),
                          .mentioned = ids_of(sentence.mentioned),
                          .tags = sentence.tags,
                          .text = line};
  talk.channel = sentence.channel.value_or(std::string(model::channel_of(talk.kind)));
  talk.direction = sentence.direction.value_or("both");
  if (sentence.attempt) talk.outcome = "attempt";
  for (const auto& name : sentence.ambiguous) {
    const Id one = settled(session, line, name);
    const bool there = std::find(talk.people.begin(), talk.people.end(), one) != talk.people.end();
    if (!there) add_once(name.mentioned ? talk.mentioned : talk.people, one);
  }
  apply_log_options(session, options, talk);
  return talk;
}

/// Adds the people who are new, and puts them into the talk.
void add_new_people(Session& session, store::Edit& edit, std::vector<std::string> names, model::Interaction& talk) {
  for (const std::string& given : names) {
    const std::string name = checked_name(given);
    const auto taken = [&](std::string_view one) {
      edit.settle();
      return store::handle_taken(edit.database(), one);
    };
    model::Person person{.handle = model::free_handle(name, taken), .name = name, .added_on = session.today()};
    add_once(talk.people, edit.add(person));
  }
}

struct Written {
  model::Interaction talk;
  std::vector<model::Promise> promises;
  std::vector<model::Question> questions;
};

Written write(Session& session, const Options& options, store::Edit& edit, const text::Sentence& sentence,
              model::Interaction talk) {
  std::vector<std::string> new_names = sentence.new_names;
  const auto& given = options.all("--with-new");
  new_names.insert(new_names.end(), given.begin(), given.end());
  add_new_people(session, edit, std::move(new_names), talk);
  edit.add(talk);
  Written written{.talk = talk, .promises = {}, .questions = {}};
  // With nobody present, what is promised is for those who are named.
  const model::Ids& whom = talk.people.empty() ? talk.mentioned : talk.people;
  for (const auto& found : sentence.promises) {
    model::Promise promise{.people = whom,
                           .text = found.text,
                           .made_on = talk.date,
                           .due_on = found.by,
                           .source = talk.id,
                           .is_private = talk.is_private};
    edit.add(promise);
    written.promises.push_back(promise);
  }
  for (const std::string& text : sentence.questions) {
    model::Question question{
        .people = whom, .text = text, .noted_on = talk.date, .source = talk.id, .is_private = talk.is_private};
    edit.add(question);
    written.questions.push_back(question);
  }
  if (const std::string got = options.value("--got"); !got.empty()) {
    for (const Id person : talk.people) {
      edit.add(model::Gratitude{
          .person = person, .text = got, .felt_on = talk.date, .source = talk.id, .is_private = talk.is_private});
    }
  }
  return written;
}

/// The choices that were made among people of one name, and the names that nobody bears.
std::string remarks(Session& session, const std::string& line, const text::Sentence& sentence) {
  std::string words;
  store::Roll roll(session.journal());
  for (const auto* found : {&sentence.people, &sentence.mentioned}) {
    for (const auto& one : *found) {
      if (!one.chosen) continue;
      const std::string name = view::joined(roll.names({one.person}));
      words += "  '" + session.safe(line.substr(one.where.begin, one.where.end - one.where.begin)) + "' is " +
               session.safe(name) + ", who has met the others\n";
    }
  }
  for (const std::string& name : sentence.unknown_names) {
    words += "  not known here: " + session.safe(name);
    words += name.starts_with('@') ? "\n" : " (rapport add \"" + session.safe(name) + "\")\n";
  }
  return words;
}

std::string reply_words(Session& session, const Written& written, const text::Sentence& sentence) {
  const auto& database = session.journal();
  const auto& talk = written.talk;
  store::Roll roll(database);
  std::string words = "Logged " + store::short_id(database, talk.id) + ": ";
  if (talk.outcome == "planned") words += "planned ";
  words += talk.kind + (talk.outcome == "attempt" ? ", not reached," : "");
  words += talk.people.empty() ? ", with nobody named" : " with " + session.safe(view::joined(roll.names(talk.people)));
  words += ", " + view::date_words(talk.date, session.today());
  if (!talk.time.empty()) words += " at " + talk.time;
  for (const std::string& tag : talk.tags) words += " #" + tag;
  words += "\n";
  if (!talk.mentioned.empty()) words += "  mentions " + session.safe(view::joined(roll.names(talk.mentioned))) + "\n";
  for (const auto& promise : written.promises) {
    words += "  promise " + store::short_id(database, promise.id) + ": " + session.safe(promise.text);
    if (promise.due_on) words += ", by " + view::date_words(*promise.due_on, session.today());
    words += "\n";
  }
  for (const auto& question : written.questions) words += "  to ask next time: " + session.safe(question.text) + "\n";
  words += remarks(session, talk.text, sentence);
  return words;
}

Fields row_of(Session& session, const Written& written, const text::Sentence& sentence) {
  store::Roll roll(session.journal());
  Fields row = fields(journal_columns, journal_row(written.talk, roll));
  std::vector<Fields> promises;
  for (const auto& one : written.promises) promises.push_back({{"id", one.id}, {"text", one.text}, {"by", one.due_on}});
  row.insert(row.end(), {{"mentioned", roll.handles(written.talk.mentioned)},
                         {"promises", std::move(promises)},
                         {"questions", sentence.questions},
                         {"unknown_names", sentence.unknown_names}});
  return row;
}

int run(const Options& options, Session& session) {
  session.writable(true);
  const std::string line = text_to_store(session, options.text("TEXT"), options.has("TEXT"), "what happened");
  const text::Sentence sentence = read(session, line);
  model::Interaction talk = understood(session, options, line, sentence);
  store::Edit edit = session.edit("log");
  const Written written = write(session, options, edit, sentence, std::move(talk));
  edit.settle();
  const std::string words = reply_words(session, written, sentence);
  const Fields row = row_of(session, written, sentence);
  session.commit(edit);
  return reply(session, edit, row, words);
}

}  // namespace

Command log() {
  Command command{
      .name = "log",
      .summary = "Record a talk, or anything else that happened between you and others",
      .group = Group::write,
      .examples = {{"log \"yesterday: lunch with Priya and Marco #mentoring -> send her the deck by friday\"",
                    "one line, understood"},
                   {"log \"called Zoë\" --attempt", "no answer; she stays out of `due` for a week"},
                   {"log \"coffee with Marco\" --planned --on \"next tue\"", "still to come"},
                   {"log - < notes.txt", "from standard input"}},
      .parameters = {{.name = "TEXT",
                      .help = "what happened; - reads standard input, nothing opens your editor",
                      .repeats = true}},
      .details =
          "A date phrase before a colon, or one that stands by itself, is the day. Names are full names, first or last "
          "names, aliases, "
          "@handles. #word is a tag, `-> text by DATE` a promise of yours, `?? text` a question for next time, `**New "
          "Name**` adds a person. "
          "A name that several people bear is asked about, or refused with the candidates. The text is kept whole, as "
          "typed.",
      .columns = "id,date,time,kind,channel,direction,outcome,people,tags,place,text,counts,private",
      .run = run};
  for (auto& parameter : log_parameters(false)) command.parameters.push_back(std::move(parameter));
  command.parameters.push_back({.name = "--got", .value = "TEXT", .help = "they helped: thanks to be said later"});
  command.parameters.push_back(
      {.name = "--with-new", .value = "NAME", .help = "somebody new who was there", .repeats = true});
  return command;
}

}  // namespace rapport::commands
