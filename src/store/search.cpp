#include "store/search.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/strings.hpp"
#include "base/word_break.hpp"

namespace rapport::store {
namespace {

/// Documents of interactions are numbered from 1, all others from here, so that the newest of each can be read
/// separately.
constexpr std::int64_t first_other = std::int64_t{1} << 40;
/// The `PRAGMA user_version` of the index.
constexpr std::int64_t index_version = 1;

// Keys are folded and contain ASCII letters, digits, `_` and non-ASCII characters, all of which must count as parts of
// words.
constexpr const char* index_schema =
    "CREATE TABLE mark(operation INTEGER)STRICT;"
    "CREATE TABLE entry(doc INTEGER PRIMARY KEY,source TEXT,id INTEGER)STRICT;"
    "CREATE VIRTUAL TABLE words USING fts5(text,content='',columnsize=0,detail=none,tokenize=\"ascii tokenchars '_'\");"
    "INSERT INTO words(words,rank)VALUES('hashsize',33554432);";

Id newest_operation(const Database& journal) { return {journal.integer("SELECT max(id) FROM operation")}; }

std::string keys_of(std::string_view text) {
  return join(pieces(text), " ", [](const Piece& piece) -> const std::string& { return piece.key; });
}

/// Adds documents to an index, each with its own number.
class Filler {
 public:
  explicit Filler(const Database& index)
      : words_(index.prepare("INSERT INTO words(rowid,text)VALUES(?,?)")),
        entry_(index.prepare("INSERT INTO entry VALUES(?,?,?)")),
        interactions_(index.integer("SELECT max(doc) FROM entry WHERE doc<" + std::to_string(first_other))),
        others_(std::max(first_other, index.integer("SELECT max(doc) FROM entry"))) {}

  void put(const SearchDocumentKey& key, const SearchDocument& document) {
    const std::int64_t doc = key.table == model::Interaction::table ? ++interactions_ : ++others_;
    words_.bind(1, doc).bind(2, keys_of(document.text)).run();
    entry_.bind(1, doc).bind(2, key.table).bind(3, key.id).run();
  }

 private:
  Statement words_;
  Statement entry_;
  std::int64_t interactions_;
  std::int64_t others_;
};

void set_mark(const Database& index, Id operation) {
  index.execute("DELETE FROM mark");
  index.prepare("INSERT INTO mark VALUES(?)").bind(1, operation).run();
}

/// An FTS5 query: all keys, in quotation marks.
std::string match(const std::vector<SearchKey>& keys) {
  std::string text;
  for (const auto& one : keys) text.append("\"").append(one.key).append(one.begins ? "\"* " : "\" ");
  return text;
}

}  // namespace

std::vector<std::string> search_files(const std::string& journal) {
  const std::string file = real_path(journal);  // the target of a link, so that there is only one index
  return {file + "-search", file + "-search-journal"};
}

Search::Search(const Database& journal, const std::function<void()>& making, IndexSize size)
    : journal_(journal), statements_(journal), size_(size) {
  if (journal.path().empty()) return;
  path_ = search_files(journal.path()).front();
  try {
    if (open()) return;
    index_.reset();
    tail_.clear();
    const auto count = "SELECT count(*) FROM(SELECT 1 FROM change LIMIT " + std::to_string(size.small + 1) + ")";
    if (journal.integer(count) <= size.small) return;
    making();
    make(path_);
    index_.emplace(path_, Access::read);
  } catch (const Error&) {
    index_.reset();  // on a full disk or in a read-only folder, the journal itself is searched
    tail_.clear();
  }
}

/// Opens the index if there is one that belongs to this journal.
bool Search::open() {
  if (inspect(path_).kind != PathState::Kind::file) return false;
  try {
    index_.emplace(path_, inspect(path_ + "-journal").kind == PathState::Kind::file ? Access::write : Access::read);
    if (index_->integer("PRAGMA user_version") != index_version) return false;
    const Id mark{index_->integer("SELECT operation FROM mark")};
    if (!journal_.prepare("SELECT 1 FROM operation WHERE id=?").bind(1, mark).step()) return false;
    tail_ = touched_since(mark, size_.tail);
    if (tail_.size() < size_.tail) return true;
    catch_up(touched_since(mark, 0));
    tail_.clear();
    return true;
  } catch (const Error& error) {
    if (error.code == ErrorCode::locked) throw;
    return false;
  }
}

void Search::make(const std::string& path) {
  const std::string temporary = temporary_beside(path);
  try {
    {
      const Database index(temporary, Access::write);
      index.execute("PRAGMA journal_mode=OFF;PRAGMA synchronous=OFF;PRAGMA cache_size=-65536");
      const Transaction lock(index, Access::write);
      index.execute(index_schema);
      Filler filler(index);
      const auto put = [&](const SearchDocumentKey& key, const SearchDocument& document) { filler.put(key, document); };
      each_interaction_document(statements_, put);
      each_other_document(statements_, put);
      set_mark(index, newest_operation(journal_));
      index.execute("PRAGMA user_version=" + std::to_string(index_version));
      index.execute("COMMIT");
    }
    sync_path(temporary);
    replace_file(temporary, path);
  } catch (...) {
    remove_file(temporary);
    throw;
  }
}

void Search::catch_up(const std::vector<SearchDocumentKey>& touched) {
  const Database index(path_, Access::write);
  Transaction transaction(index, Access::write);
  Filler filler(index);
  for (const SearchDocumentKey& key : touched) {
    if (const auto found = document(statements_, key)) filler.put(key, *found);
  }
  set_mark(index, newest_operation(journal_));
  transaction.commit();
}

/// The entities touched after an operation, each once. `most` 0 means all.
std::vector<SearchDocumentKey> Search::touched_since(Id operation, std::size_t most) {
  Statement rows = journal_.prepare("SELECT entity,id,before FROM change WHERE operation>? ORDER BY operation,seq");
  rows.bind(1, operation);
  std::set<SearchDocumentKey> found;
  while ((most == 0 || found.size() < most) && rows.step()) {
    if (const auto key = read_in(statements_, rows.text(0), rows.id(1), rows.text(2))) found.insert(*key);
  }
  return {found.begin(), found.end()};
}

void Search::read_index(const std::vector<SearchKey>& keys, bool interactions,
                        const std::function<bool(SearchDocument&&)>& call) {
  std::set<SearchDocumentKey> seen;
  const auto read = [&](const SearchDocumentKey& key) {
    if (!seen.insert(key).second) return true;
    auto found = document(statements_, key);
    return !found || call(std::move(*found));
  };
  for (const SearchDocumentKey& key : tail_) {
    if ((key.table == model::Interaction::table) == interactions && !read(key)) return;
  }
  Statement docs = index_->prepare(std::string("SELECT rowid FROM words WHERE words MATCH ? AND rowid") +
                                   (interactions ? "<" : ">=") + std::to_string(first_other) + " ORDER BY rowid DESC");
  Statement entry = index_->prepare("SELECT source,id FROM entry WHERE doc=?");
  docs.bind(1, match(keys));
  while (docs.step()) {
    entry.bind(1, docs.integer(0));
    if (!entry.step()) continue;
    const auto key = read_in(statements_, entry.text(0), entry.id(1), {});
    entry.reset();
    if (key && !read(*key)) return;
  }
}

void Search::read_interactions_with(Id person, const std::function<bool(SearchDocument&&)>& call) {
  Statement interactions = journal_.prepare("SELECT interaction FROM participant WHERE person=? ORDER BY date DESC");
  interactions.bind(1, person);
  while (interactions.step()) {
    auto found = document(statements_, {model::Interaction::table, interactions.id(0)});
    if (found && !call(std::move(*found))) return;
  }
}

void Search::read_through(bool interactions, const std::function<bool(SearchDocument&&)>& call) {
  bool more = true;
  const auto read = [&](const SearchDocumentKey&, SearchDocument&& document) {
    more = more && call(std::move(document));
  };
  if (interactions) {
    each_interaction_document(statements_, read);
  } else {
    each_other_document(statements_, read);
  }
}

void Search::each(const std::vector<SearchKey>& keys, std::string_view kind, std::optional<Id> with,
                  const std::function<bool(SearchDocument&&)>& call) {
  for (const bool interactions : {false, true}) {
    if (!kind.empty() && (kind == "talk") != interactions) continue;
    if (interactions && with) {
      read_interactions_with(*with, call);
    } else if (index_) {
      read_index(keys, interactions, call);
    } else {
      read_through(interactions, call);
    }
  }
}

}  // namespace rapport::store
