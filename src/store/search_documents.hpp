#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "model/entities.hpp"
#include "store/sqlite.hpp"

/// Entities as texts that can be searched.
namespace rapport::store {

/// What there is to read of one entity.
struct SearchDocument {
  std::string_view kind;  ///< person, talk, promise, thanks, win, fact, question, style, introduction or repair
  Id id;
  model::Ids people;  ///< whom it is about
  std::optional<Day> date;
  std::string text;
  bool is_private = false;
};

/// An entity that has a passage: its table and its id.
struct SearchDocumentKey {
  std::string_view table;
  Id id;

  auto operator<=>(const SearchDocumentKey&) const = default;
};

/// The passage of an entity; nothing where it is no longer there.
std::optional<SearchDocument> document(Statements& statements, const SearchDocumentKey& key);

/// All passages that are no talks, in the order in which they were written.
void each_other_document(Statements& statements,
                         const std::function<void(const SearchDocumentKey&, SearchDocument&&)>& call);
/// Those of all talks, oldest first.
void each_interaction_document(Statements& statements,
                               const std::function<void(const SearchDocumentKey&, SearchDocument&&)>& call);

/// The entity in whose passage a row of any table is read: a person for their addresses. `row` holds the row's fields
/// as JSON where the row itself is gone. Nothing where it is in none.
std::optional<SearchDocumentKey> read_in(Statements& statements, std::string_view table, Id id, std::string_view row);

}  // namespace rapport::store
