#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/listing.hpp"
#include "base/world.hpp"
#include "services/session/dialogue.hpp"
#include "services/settings/settings.hpp"
#include "store/edit.hpp"
#include "store/journal.hpp"
#include "view/table.hpp"

namespace rapport::services {

/// The options that every command takes.
struct Globals {
  std::string journal;               ///< --journal; empty: not given
  std::string format;                ///< table, csv, tsv, json, jsonl or ids; empty: table
  std::vector<std::string> columns;  ///< --columns; empty: all
  std::string color;                 ///< --color; empty: not given
  bool header = true;
  bool dry_run = false;
  bool what_if = false;  ///< --today was given
  bool quiet = false;
  bool verbose = false;
};

/// One run of one command: the world, the settings, and the journal, opened on first use. A command either reads, by
/// `journal`, or begins an edit, and reads what it decides on once that has the lock.
class Session {
 public:
  Session(World& world, Globals globals, Dialogue& dialogue);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  World& world() { return world_; }
  const Globals& globals() const { return globals_; }
  /// Read on first use.
  const Settings& settings();
  Day today() const { return world_.today; }

  /// The journal to read from, as it is at one moment. Where there is none yet, an empty one in memory; a `--journal`
  /// that does not exist is an Error{failure}.
  store::Database& journal();
  /// Ends the moment at which the journal is read; what is read from here on may be newer.
  void end_reading() { reading_.reset(); }
  /// Closes the journal; who asks for it next opens what is in its place then.
  void close_journal() {
    end_reading();
    database_.reset();
    is_writing_ = false;
  }
  /// Begins to write: from here on nobody else does, and what is read stays so. `command` is its name in the log.
  /// Nothing may have been read before. Where there is no journal yet it is an empty one in memory.
  store::Edit edit(std::string command);
  /// The same, but that a journal is made where there is none, once the edit is committed.
  store::Edit edit_or_create(std::string command);
  /// The same for what may be much: a journal that is to be made grows in a file beside its place, not in memory.
  store::Edit edit_in_bulk(std::string command);
  /// The journal, to be mended as a whole.
  store::Database& journal_for_repair();
  /// Makes the edit durable, or, in a dry run, only as if. Throws Error{unknown} where an answer of the user is about
  /// something that has changed since they were asked.
  void commit(store::Edit& edit);

  /// The user's answer to a question, if it has been asked.
  const std::string* answered(const std::string& key) { return dialogue_.answer(key); }
  /// The same; where it has not, it is: see PendingQuestion.
  std::string answer(const std::string& key, std::function<std::string(Dialogue&)> ask);
  /// All of standard input: see Dialogue.
  const Spool& piped() { return dialogue_.piped(); }
  /// Notes that the command has done its work, where that was no edit; `operation` is what it left in the log, if
  /// anything.
  void mark_done(std::optional<Id> operation = {}) {
    done_ = true;
    committed_ = operation;
  }
  /// Whether what the command was to write is written; what fails from then on is only the reply.
  bool done() const { return done_ || committed_; }
  /// The name of the machine that made the journal, as it may stand in a path.
  std::string device();
  /// The operation that was committed, if any.
  std::optional<Id> committed() const { return committed_; }
  /// Whether this run made the journal.
  bool created() const { return creating_ && committed_; }
  /// Whether this run is about to make the journal: if that fails as `busy`, somebody else has, and it can be run
  /// again.
  bool creating() const { return creating_ && !committed_; }

  /// Whether the journal is where it is when nobody says where.
  bool is_default_path() const { return !named_by_user() && !world_.variable("RAPPORT_JOURNAL"); }
  /// Whether there is a journal.
  bool has_journal() { return store::exists(path()); }
  /// The path of the journal, whether or not there is one.
  const std::string& path();
  /// Whether there is a place for what is neither journal nor settings: a home, or `$XDG_STATE_HOME`.
  bool has_place_for_state() const { return world_.variable("HOME") || world_.variable("XDG_STATE_HOME"); }
  /// `$XDG_STATE_HOME/rapport`, `$XDG_CONFIG_HOME/rapport` (or their defaults below HOME), with a name in it.
  std::string state_path(const std::string& name) const;
  std::string config_path() const;
  /// Where texts are while somebody edits them; `$TMPDIR` or `/tmp` where there is no place for state.
  std::string drafts_folder() const;

  /// Whether a person reads standard output: the format is a table, with the columns that the command likes best.
  bool is_human_output() const { return is_table() && globals_.columns.empty(); }
  bool is_table() const { return globals_.format.empty() || globals_.format == "table"; }
  /// Whether questions may be asked: standard input and error are a terminal.
  bool is_interactive() const { return world_.terminal.in && world_.terminal.err; }
  view::Display display();
  view::Paint paint() { return display().paint; }

  /// Writes text for people to standard output; what a user wrote in it must have gone through base/utf8 `shown`.
  void say(std::string_view text) { world_.out.write(text); }
  /// Writes a line of news to standard error.
  void note(std::string_view line);
  /// A diagnostic line for `-v`.
  void trace(std::string_view line);

 private:
  std::string base_folder(const std::string& variable, const std::string& below_home) const;
  store::Database& writable();
  store::Edit begin(std::string command);
  std::string find_path();
  std::string at_home(const std::string& path) const;
  bool coloured();
  std::string backups_folder();
  bool named_by_user() const { return !globals_.journal.empty(); }

  World& world_;
  Globals globals_;
  Dialogue& dialogue_;
  std::optional<Settings> settings_;
  std::string path_;
  std::optional<store::Database> database_;
  bool is_writing_ = false;
  std::unique_ptr<store::Transaction> reading_;
  std::optional<Id> committed_;
  bool done_ = false;
  std::string device_;  ///< as the edit that was committed has it
  bool creating_ = false;
  std::string staged_file_;  ///< the file in which a new journal grows, until it has its name
  std::uint64_t edits_ = 0;
};

}  // namespace rapport::services
