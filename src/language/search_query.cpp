#include "language/search_query.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "base/word_break.hpp"

namespace rapport::language {
namespace {

/// Words with at least this many letters also match longer words that start with them.
constexpr std::size_t least_beginning = 3;
/// A limit on the number of words, because each is searched in each text.
constexpr std::size_t most_words = 100;

std::size_t letters(std::string_view key) {
  return static_cast<std::size_t>(
      std::ranges::count_if(key, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80; }));
}

void add_term(SearchQuery& query, std::string_view words, bool quoted, bool starred) {
  Term term;
  for (auto& piece : pieces(words)) term.keys.push_back(std::move(piece.key));
  if (term.keys.empty()) return;
  term.begins = starred || (!quoted && letters(term.keys.back()) >= least_beginning);
  query.terms.push_back(std::move(term));
}

/// Adds the terms outside of quotation marks.
void add_text(SearchQuery& query, std::string_view text) {
  while (!(text = trimmed(text)).empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t\n"), text.size());
    const auto word = text.substr(0, end);
    add_term(query, word, false, word.ends_with('*'));
    text.remove_prefix(end);
  }
}

/// Where a term occurs among the pieces of a text.
struct Place {
  std::size_t first = 0;  ///< the index of the piece
  std::size_t count = 0;
  bool whole = false;
};

std::vector<Place> places(const Term& term, const std::vector<Piece>& text) {
  std::vector<Place> found;
  const std::size_t count = term.keys.size();
  for (std::size_t at = 0; at + count <= text.size(); ++at) {
    if (!std::equal(term.keys.begin(), term.keys.end() - 1, text.begin() + static_cast<std::ptrdiff_t>(at),
                    [](const std::string& key, const Piece& piece) { return key == piece.key; })) {
      continue;
    }
    const std::string& last = text[at + count - 1].key;
    const bool whole = last == term.keys.back();
    if (whole || (term.begins && last.starts_with(term.keys.back()))) found.push_back({at, count, whole});
  }
  return found;
}

/// Whether the terms occur one after another, as typed.
bool is_in_order(const std::vector<std::vector<Place>>& found) {
  const auto follows = [](const Place& one, std::size_t at) { return one.whole && one.first == at; };
  return std::ranges::any_of(found.front(), [&](const Place& first) {
    std::size_t next = first.first;
    return std::ranges::all_of(found, [&](const std::vector<Place>& places) {
      const auto here = std::ranges::find_if(places, [&](auto& one) { return follows(one, next); });
      if (here != places.end()) next += here->count;
      return here != places.end();
    });
  });
}

std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return line;
}

/// The nearest space at or before `at` but not before `least`; `at` if there is none.
std::size_t word_break(std::string_view text, std::size_t at, std::size_t least) {
  if (at >= text.size()) return text.size();
  const std::size_t space = text.rfind(' ', at);
  if (space != std::string_view::npos && space > least) return space;
  while (at > least && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80) --at;
  return at;
}

}  // namespace

SearchQuery read_search(std::string_view words) {
  SearchQuery query;
  while (!words.empty()) {
    const std::size_t quote = words.find('"');
    add_text(query, words.substr(0, quote));
    if (quote == std::string_view::npos) break;
    words.remove_prefix(quote + 1);
    const std::size_t end = std::min(words.find('"'), words.size());
    add_term(query, words.substr(0, end), true, false);
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  if (query.terms.empty()) throw Error(ErrorCode::usage, "no words to search for", "rapport search pricing");
  std::size_t count = 0;
  for (const Term& term : query.terms) count += term.keys.size();
  if (count > most_words) {
    throw Error(ErrorCode::usage, "cannot search for more than " + std::to_string(most_words) + " words");
  }
  return query;
}

std::optional<Hit> find(const SearchQuery& query, std::string_view text) {
  const auto all = pieces(text);
  std::vector<std::vector<Place>> found;
  bool whole = true;
  for (const Term& term : query.terms) {
    found.push_back(places(term, all));
    if (found.back().empty()) return std::nullopt;
    whole = whole && std::ranges::any_of(found.back(), [](auto& one) { return one.whole; });
  }
  Hit hit{.fit = is_in_order(found) ? Fit::in_order : whole ? Fit::whole : Fit::beginnings, .where = {}};
  for (const auto& places : found) {
    for (const Place& one : places) {
      hit.where.push_back({all[one.first].begin, all[one.first + one.count - 1].end});
    }
  }
  std::ranges::sort(hit.where, [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  std::vector<Span> apart;
  for (const Span one : hit.where) {
    if (apart.empty() || !apart.back().meets(one)) apart.push_back(one);
  }
  hit.where = std::move(apart);
  return hit;
}

Snippet snippet(std::string_view text, const Hit& hit, std::size_t most, std::string_view ellipsis) {
  const Span first = hit.where.front();
  const std::size_t lead = most / 4;
  std::size_t begin = 0;
  if (text.size() > most && first.end > most / 2) {
    begin = std::min(first.begin, word_break(text, first.begin > lead ? first.begin - lead : 0, 0));
    if (begin > 0 && text[begin] == ' ') ++begin;
  }
  const std::size_t end = std::max(first.end, word_break(text, std::min(text.size(), begin + most), begin));
  Snippet result{.text = begin > 0 ? std::string(ellipsis) : std::string{}, .marks = {}};
  for (const Span one : hit.where) {
    if (one.begin < begin || one.end > end) continue;
    result.marks.push_back({one.begin - begin + result.text.size(), one.end - begin + result.text.size()});
  }
  result.text += on_one_line(text.substr(begin, end - begin));
  if (end < text.size()) result.text += ellipsis;
  return result;
}

}  // namespace rapport::language
