#include "language/sentence.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "language/date_prefix.hpp"
#include "language/dates.hpp"
#include "language/facts.hpp"
#include "language/interaction_kind.hpp"
#include "language/name_matches.hpp"
#include "language/participants.hpp"
#include "language/promises.hpp"
#include "language/tense.hpp"
#include "language/times.hpp"
#include "language/tokens.hpp"

namespace rapport::language {
namespace {

/// The main text ends at the first `->`, `??` or `==`.
std::size_t main_text_end(const Tokens& pieces, std::size_t size) {
  for (const auto* stretches : {&pieces.promises, &pieces.questions, &pieces.facts}) {
    if (!stretches->empty()) size = std::min(size, stretches->front().begin);
  }
  return size;
}

void hide(std::vector<Token>& tokens, Span where) {
  for (Token& token : tokens) {
    if (token.where.begin >= where.begin && token.where.end <= where.end) token.kind = Token::Kind::opaque;
  }
}

/// Names that are certain and not dates: `Tuesday Weld`, `@april`, `**Sunday Adeyemi**`.
std::vector<Span> sure_names(std::string_view text, const std::vector<Token>& tokens, NameIndex& index) {
  std::vector<Span> names;
  for (const NameMatch& one : match_names(text, tokens, index)) {
    const bool whole = one.count > 1 || tokens[one.first].kind != Token::Kind::word;
    if (whole && one.certainty != NameMatch::Certainty::doubtful) names.push_back(one.where);
  }
  return names;
}

/// Reads day and time if they are not before a colon: from the main text, outside of quotations and names.
void read_when(std::string_view text, Tokens& pieces, NameIndex& index, DatePrefix lead, Day today,
               Sentence& sentence) {
  sentence.date = std::move(lead.day);
  sentence.time = std::move(lead.time);
  sentence.doubtful_date = std::move(lead.doubtful);
  const std::size_t end = main_text_end(pieces, text.size());
  std::string told = without_quotations(text.substr(0, end));
  for (Token& token : pieces.all) token.quoted = token.where.begin < told.size() && told[token.where.begin] == '"';
  std::fill_n(told.begin(), std::min(lead.body, told.size()), ' ');
  if (!sentence.date && find_day(told, today)) {
    for (const Span name : sure_names(text, pieces.all, index)) {
      if (name.end <= told.size())
        std::fill_n(told.begin() + static_cast<std::ptrdiff_t>(name.begin), name.end - name.begin, 'x');
    }
    sentence.date = find_day(told, today);
  }
  const auto day = sentence.date ? std::optional(sentence.date->where) : std::nullopt;
  if (!sentence.time) sentence.time = find_time(told, day);
  if (sentence.date) hide(pieces.all, sentence.date->where);
  if (sentence.time) hide(pieces.all, sentence.time->where);
}

}  // namespace

Sentence read_sentence(std::string_view text, const ReadingContext& context) {
  Sentence sentence;
  DatePrefix lead = read_date_prefix(text, context.today);
  Tokens pieces = tokens(text, lead.body);
  NameIndex index(context.names);
  read_when(text, pieces, index, std::move(lead), context.today, sentence);
  People people = find_people(text, pieces.all, index, context.acquainted);
  // If somebody is called Mondey, the word is not a typing error.
  const auto in_doubt = [&](auto& one) {
    return sentence.doubtful_date && one.where.meets(sentence.doubtful_date->where);
  };
  if (std::ranges::any_of(people.present, in_doubt)) sentence.doubtful_date.reset();
  InteractionKind manner = read_interaction_kind(text, pieces.all, people.named, context.kinds);
  sentence.people = std::move(people.present);
  sentence.mentioned = std::move(people.mentioned);
  sentence.ambiguous = std::move(people.ambiguous);
  sentence.new_names = std::move(people.new_names);
  sentence.unknown_names = std::move(people.unknown_names);
  sentence.kind = std::move(manner.kind);
  sentence.channel = std::move(manner.channel);
  sentence.direction = std::move(manner.direction);
  sentence.attempt = manner.attempt;
  sentence.tags = std::move(pieces.tags);
  for (const Span where : pieces.promises) {
    if (auto found = read_promise(text, pieces.all, where, context.today))
      sentence.promises.push_back(std::move(*found));
  }
  for (const Span where : pieces.questions) {
    const Span inner = without_blanks(text, where);
    if (inner.begin < inner.end) sentence.questions.push_back({std::string(inner.of(text)), inner});
  }
  for (const Span where : pieces.facts) {
    if (auto found = read_fact(text, where, people.in_facts)) sentence.facts.push_back(std::move(*found));
  }
  return sentence;
}

}  // namespace rapport::language
