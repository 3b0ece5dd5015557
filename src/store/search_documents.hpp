#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "model/entities.hpp"
#include "store/sqlite.hpp"

/// Entities as searchable texts.
namespace rapport::store {

/// The searchable text of one entity.
struct SearchDocument {
  std::string_view kind;  ///< person, talk, promise, thanks, win, fact, question, style, introduction or repair
  Id id;
  model::Ids people;  ///< the people it is about
  std::optional<Day> date;
  std::string text;
  bool is_private = false;
};

/// The table and id of an entity with a document.
struct SearchDocumentKey {
  std::string_view table;
  Id id;

  auto operator<=>(const SearchDocumentKey&) const = default;
};

/// The document of an entity; nothing if it no longer exists.
std::optional<SearchDocument> document(Statements& statements, const SearchDocumentKey& key);

/// All documents except those of interactions, in the order in which they were written.
void each_other_document(Statements& statements,
                         const std::function<void(const SearchDocumentKey&, SearchDocument&&)>& call);
/// The documents of all interactions, oldest first.
void each_interaction_document(Statements& statements,
                               const std::function<void(const SearchDocumentKey&, SearchDocument&&)>& call);

/// The entity whose document contains a row of any table, such as the person of an address. If the row is gone, `row`
/// holds its fields as JSON. Nothing if no document contains it.
std::optional<SearchDocumentKey> read_in(Statements& statements, std::string_view table, Id id, std::string_view row);

}  // namespace rapport::store
