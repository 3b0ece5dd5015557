#include "language/sentence.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "language/clauses.hpp"
#include "language/dates.hpp"
#include "language/facts.hpp"
#include "language/lead.hpp"
#include "language/manner.hpp"
#include "language/name_matches.hpp"
#include "language/participants.hpp"
#include "language/promises.hpp"
#include "language/times.hpp"
#include "language/tokens.hpp"

namespace rapport::language {
namespace {

/// What is told ends at the first `->`, `??` or `==`.
std::size_t told_end(const Tokens& pieces, std::size_t size) {
  for (const auto* stretches : {&pieces.promises, &pieces.questions, &pieces.facts}) {
    if (!stretches->empty()) size = std::min(size, stretches->front().begin);
  }
  return size;
}

void hide(std::vector<Token>& tokens, Stretch where) {
  for (Token& token : tokens) {
    if (token.where.begin >= where.begin && token.where.end <= where.end) token.kind = Token::Kind::opaque;
  }
}

/// The names that leave no doubt, and are no dates: `Tuesday Weld`, `@april`, `**Sunday Adeyemi**`.
std::vector<Stretch> sure_names(std::string_view text, const std::vector<Token>& tokens, NameIndex& index) {
  std::vector<Stretch> names;
  for (const NameMatch& one : match_names(text, tokens, index)) {
    const bool whole = one.count > 1 || tokens[one.first].kind != Token::Kind::word;
    if (whole && one.standing != NameMatch::Standing::doubtful) names.push_back(one.where);
  }
  return names;
}

/// The day and the time, where they do not stand before a colon: in what is told, outside quotations and names.
void read_when(std::string_view text, Tokens& pieces, NameIndex& index, Lead lead, Day today, Sentence& sentence) {
  sentence.date = std::move(lead.day);
  sentence.time = std::move(lead.time);
  sentence.doubtful_date = std::move(lead.doubtful);
  const std::size_t end = told_end(pieces, text.size());
  std::string told = without_quotations(text.substr(0, end));
  for (Token& token : pieces.all) token.quoted = token.where.begin < told.size() && told[token.where.begin] == '"';
  std::fill_n(told.begin(), std::min(lead.body, told.size()), ' ');
  if (!sentence.date && find_day(told, today)) {
    for (const Stretch name : sure_names(text, pieces.all, index)) {
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

Sentence read_sentence(std::string_view text, const Background& background) {
  Sentence sentence;
  Lead lead = read_lead(text, background.today);
  Tokens pieces = tokens(text, lead.body);
  NameIndex index(background.names);
  read_when(text, pieces, index, std::move(lead), background.today, sentence);
  People people = find_people(text, pieces.all, index, background.acquainted);
  // Who is called Mondey is no slip of the pen.
  const auto in_doubt = [&](auto& one) {
    return sentence.doubtful_date && one.where.meets(sentence.doubtful_date->where);
  };
  if (std::ranges::any_of(people.present, in_doubt)) sentence.doubtful_date.reset();
  Manner manner = read_manner(text, pieces.all, people.named, background.kinds);
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
  for (const Stretch where : pieces.promises) {
    if (auto found = read_promise(text, pieces.all, where, background.today))
      sentence.promises.push_back(std::move(*found));
  }
  for (const Stretch where : pieces.questions) {
    const Stretch inner = without_blanks(text, where);
    if (inner.begin < inner.end) sentence.questions.push_back({std::string(inner.of(text)), inner});
  }
  for (const Stretch where : pieces.facts) {
    if (auto found = read_fact(text, where, people.in_facts)) sentence.facts.push_back(std::move(*found));
  }
  return sentence;
}

}  // namespace rapport::language
