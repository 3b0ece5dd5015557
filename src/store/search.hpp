#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/search_documents.hpp"
#include "store/sqlite.hpp"

namespace rapport::store {

/// A piece of a word (base/word_break) that must be in a passage, or begin one that is.
struct SearchKey {
  std::string key;
  bool begins = false;
};

/// When an index is worth its while.
struct IndexSize {
  std::int64_t small = 5000;  ///< a journal with no more changes is read through: nobody notices the time it takes
  std::size_t tail = 1000;    ///< so many changes since the index was made are read through; more are put into it
};

/// Finds passages by their words. A small journal is read through. A large one has an index of its words in a file
/// beside it (`journal.db-search`, mode 0600): it belongs to no fact, is made when first searched, catches up with the
/// log, and can be removed at any time. The index only narrows what is read: what it leads to is read from the journal.
class Search {
 public:
  /// `making` is called before an index is made, which takes seconds for a million talks. Where it cannot be made or
  /// read, the journal is read through.
  Search(const Database& journal, const std::function<void()>& making, IndexSize size = {});

  /// Calls back with passages of a kind (empty: all) that may hold all keys, each once, until the call returns false:
  /// for the talks by themselves, newest first, and for all others by themselves. With a person, only their talks.
  void each(const std::vector<SearchKey>& keys, std::string_view kind, std::optional<Id> with,
            const std::function<bool(SearchDocument&&)>& call);

  /// Whether there is an index to narrow what is read; else `each` calls back with everything.
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
  std::vector<SearchDocumentKey> tail_;  // what was touched since the index was made or caught up
};

/// The path of a journal's index, and of what SQLite may have left beside that.
std::vector<std::string> search_files(const std::string& journal);

}  // namespace rapport::store
