#include "services/recording/log_reply.hpp"

#include <fmt/core.h>
#include <algorithm>

#include "base/utf8.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/session/argument_values.hpp"
#include "store/history.hpp"
#include "view/page_writer.hpp"

namespace rapport::services {
namespace {

/// Words that may have been misread.
std::vector<std::string> warnings(const std::string& line, const language::Sentence& sentence) {
  std::vector<std::string> warnings;
  if (const auto& doubt = sentence.doubtful_date) {
    warnings.push_back(
        fmt::format("'{}' was not read as a date; did you mean '{}'?", doubt->where.of(line), doubt->meant));
  }
  return warnings;
}

/// Choices made among people with the same name, unknown names, and probable typing errors.
std::string remarks(store::PersonNames& person_names, const Logged& logged, const std::string& id,
                    const language::Sentence& sentence) {
  const std::string& line = logged.interaction.text;
  std::string words;
  for (const auto* found : {&sentence.people, &sentence.mentioned}) {
    for (const auto& one : *found) {
      if (!one.chosen) continue;
      words += fmt::format("  '{}' is {}, who has met the others\n", shown(std::string(one.where.of(line))),
                           shown(view::joined(person_names.names({one.person}))));
    }
  }
  for (const auto& [name, where] : sentence.unknown_names) {
    words += "  unknown: " + shown(name);
    words += name.starts_with('@') ? "\n" : " (rapport add \"" + shown(name) + "\")\n";
  }
  for (const std::string& warning : warnings(line, sentence)) {
    const std::string day = shell_word(sentence.doubtful_date->meant);
    words += fmt::format("  {} (rapport edit {} --on {})\n", shown(warning), id, day);
  }
  return words;
}

Fields span(std::string_view part, Cell value, language::Span where) {
  return {{"part", part},
          {"value", std::move(value)},
          {"begin", static_cast<std::int64_t>(where.begin)},
          {"end", static_cast<std::int64_t>(where.end)}};
}

/// `by` is the older name of `due_on`.
std::vector<Fields> promises(const std::vector<model::Promise>& promises) {
  std::vector<Fields> list;
  for (const auto& one : promises)
    list.push_back({{"id", one.id}, {"text", one.text}, {"by", one.due_on}, {"due_on", one.due_on}});
  return list;
}

std::vector<Fields> facts(const std::vector<model::Fact>& facts, store::PersonNames& person_names) {
  std::vector<Fields> list;
  for (const auto& one : facts) {
    list.push_back(
        {{"id", one.id}, {"handle", person_names.handle(one.person)}, {"about", known(one.about)}, {"text", one.text}});
  }
  return list;
}

std::vector<Fields> spans(store::PersonNames& person_names, const language::Sentence& sentence) {
  std::vector<std::pair<language::Span, Fields>> found;
  const auto put = [&found](std::string_view part, Cell value, language::Span where) {
    found.emplace_back(where, span(part, std::move(value), where));
  };
  const auto put_word = [&put](std::string_view part, const std::optional<language::FoundWord>& word) {
    if (word) put(part, word->value, word->where);
  };
  const auto put_words = [&put](std::string_view part, const std::vector<language::FoundWord>& words) {
    for (const auto& one : words) put(part, one.value, one.where);
  };
  if (sentence.date) put("date", sentence.date->day, sentence.date->where);
  put_word("time", sentence.time);
  put_word("kind", sentence.kind);
  put_word("channel", sentence.channel);
  put_word("direction", sentence.direction);
  if (sentence.attempt) put("outcome", "attempt", *sentence.attempt);
  for (const auto& one : sentence.people) put("person", person_names.handle(one.person), one.where);
  for (const auto& one : sentence.mentioned) put("mention", person_names.handle(one.person), one.where);
  for (const auto& one : sentence.ambiguous) put("ambiguous", Cell{}, one.where);
  put_words("new_name", sentence.new_names);
  put_words("unknown_name", sentence.unknown_names);
  put_words("tag", sentence.tags);
  for (const auto& one : sentence.promises) put("promise", one.text, one.where);
  put_words("question", sentence.questions);
  for (const auto& one : sentence.facts) put("fact", one.text, one.where);
  std::ranges::stable_sort(found, [](auto& a, auto& b) { return a.first.begin < b.first.begin; });
  std::vector<Fields> spans;
  for (auto& one : found) spans.push_back(std::move(one.second));
  return spans;
}

}  // namespace

std::string value_of(const std::optional<language::FoundWord>& found) { return found ? found->value : std::string{}; }

std::vector<std::string> values_of(const std::vector<language::FoundWord>& found) {
  std::vector<std::string> values;
  for (const auto& one : found) values.push_back(one.value);
  return values;
}

std::string logged_text(Session& session, const Logged& logged, const language::Sentence& sentence) {
  const auto& database = session.journal();
  const auto& interaction = logged.interaction;
  store::PersonNames person_names(database);
  const std::string id = store::short_id(database, interaction.id);
  std::string words = "Logged " + id + ": ";
  if (interaction.outcome == model::Outcome::planned) words += "planned ";
  words += interaction.kind + (interaction.outcome == model::Outcome::attempt ? ", not reached," : "");
  words += interaction.people.empty() ? ", no people recognized"
                                      : " with " + shown(view::joined(person_names.names(interaction.people)));
  words += ", " + view::date_text(interaction.date, session.today());
  if (!interaction.time.empty()) words += " at " + interaction.time;
  for (const std::string& tag : interaction.tags) words += " #" + tag;
  words += "\n";
  if (!interaction.mentioned.empty())
    words += "  mentions " + shown(view::joined(person_names.names(interaction.mentioned))) + "\n";
  for (const auto& promise : logged.promises) {
    words += fmt::format("  promise {}: {}", store::short_id(database, promise.id), shown(promise.text));
    if (promise.due_on) words += ", by " + view::date_text(*promise.due_on, session.today());
    words += "\n";
  }
  for (const auto& question : logged.questions) words += "  ask next time: " + shown(question.text) + "\n";
  for (const auto& fact : logged.facts) {
    words += fmt::format("  noted {} about {}", store::short_id(database, fact.id),
                         shown(view::joined(person_names.names({fact.person}))));
    if (!fact.about.empty()) words += ", " + shown(fact.about);
    words += ": " + shown(fact.text) + "\n";
  }
  return words + remarks(person_names, logged, id, sentence);
}

std::vector<Column<LoggedRow>> LoggedRow::columns() {
  return {{"mentioned", [](auto& row) -> Cell { return row.person_names.handles(row.logged.interaction.mentioned); }},
          {"promises", [](auto& row) -> Cell { return promises(row.logged.promises); }},
          {"questions", [](auto& row) -> Cell { return values_of(row.sentence.questions); }},
          {"facts", [](auto& row) -> Cell { return facts(row.logged.facts, row.person_names); }},
          {"unknown_names", [](auto& row) -> Cell { return values_of(row.sentence.unknown_names); }},
          {"warnings", [](auto& row) -> Cell { return warnings(row.logged.interaction.text, row.sentence); }},
          {"spans", [](auto& row) -> Cell { return spans(row.person_names, row.sentence); }}};
}

}  // namespace rapport::services
