#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/search_documents.hpp"
#include "store/sqlite.hpp"

namespace rapport::store {

/// A piece of a word (base/word_break) that a document must contain, or that one of its pieces must start with.
struct SearchKey {
  std::string key;
  bool begins = false;
};

/// When to use an index.
struct IndexSize {
  std::int64_t small = 5000;  ///< a journal with at most this many changes is searched directly, which nobody notices
  std::size_t tail =
      1000;  ///< up to this many changes since the index was made are read directly; more are added to it
};

/// Finds documents by their words. Small journals are read completely. Large ones get an index in a file next to the
/// journal (`journal.db-search`, mode 0600), made on the first search and updated from the log. It holds no facts, can
/// be deleted at any time, and only narrows down what is read from the journal.
class Search {
 public:
  /// `making` is called before an index is made, which takes seconds for a million interactions. If the index cannot be
  /// made or read, the journal is read completely.
  Search(const Database& journal, const std::function<void()>& making, IndexSize size = {});

  /// Calls `call` with each document of a kind (empty for any) that may contain all keys, once, until it returns false:
  /// first for interactions, newest first, then for everything else. With a person, only their interactions.
  void each(const std::vector<SearchKey>& keys, std::string_view kind, std::optional<Id> with,
            const std::function<bool(SearchDocument&&)>& call);

  /// Whether an index narrows down the documents; otherwise `each` passes all of them.
  bool narrows() const { return index_.has_value(); }

 private:
  bool open();
  void make(const std::string& path);
  void catch_up(const std::vector<SearchDocumentKey>& touched);
  std::vector<SearchDocumentKey> touched_since(Id operation, std::size_t most);
  void read_index(const std::vector<SearchKey>& keys, bool interactions,
                  const std::function<bool(SearchDocument&&)>& call);
  void read_interactions_with(Id person, const std::function<bool(SearchDocument&&)>& call);
  void read_through(bool interactions, const std::function<bool(SearchDocument&&)>& call);

  const Database& journal_;
  Statements statements_;
  IndexSize size_;
  std::string path_;
  std::optional<Database> index_;
  std::vector<SearchDocumentKey> tail_;  // entities touched since the index was made or updated
};

/// The path of a journal's index, and of SQLite's files next to it.
std::vector<std::string> search_files(const std::string& journal);

}  // namespace rapport::store
