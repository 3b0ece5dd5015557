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
  std::string journal;               ///< --journal; empty if not given
  std::string format;                ///< table, csv, tsv, json, jsonl or ids; empty means table
  std::vector<std::string> columns;  ///< --columns; empty means all
  std::string color;                 ///< --color; empty if not given
  bool header = true;
  bool dry_run = false;
  bool is_hypothetical = false;  ///< --today was given
  bool quiet = false;
  bool verbose = false;
};

/// One run of one command: the world, the settings, and the journal, opened on first use. A command either reads with
/// `journal`, or begins an edit and then reads under its lock.
class Session {
 public:
  Session(World& world, Globals globals, Dialogue& dialogue);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  World& world() { return world_; }
  const Globals& globals() const { return globals_; }
  /// Reads the settings on first use.
  const Settings& settings();
  Day today() const { return world_.today; }

  /// The journal for reading, as it is at one moment. If there is none, an empty one in memory; throws Error{failure}
  /// if `--journal` names a missing file.
  store::Database& journal();
  /// Ends the read transaction; later reads may see newer data.
  void end_reading() { reading_.reset(); }
  /// Closes the journal; the next access opens whatever is at its path then.
  void close_journal() {
    end_reading();
    database_.reset();
    is_writing_ = false;
  }
  /// Begins to write: nobody else can write, and what is read stays valid. `command` is its name in the log. Nothing
  /// may have been read before. If there is no journal, the edit is in an empty one in memory.
  store::Edit edit(std::string command);
  /// The same, but the commit creates the journal if there is none.
  store::Edit edit_or_create(std::string command);
  /// The same for large edits: a new journal is staged in a file next to its final path instead of in memory.
  store::Edit edit_in_bulk(std::string command);
  /// The journal, for repairs of the file as a whole.
  store::Database& journal_for_repair();
  /// Commits an edit, or rehearses it in a dry run. Throws Error{not_found} if something the user was asked about has
  /// changed since.
  void commit(store::Edit& edit);

  /// The user's answer to a question, if it was asked.
  const std::string* answered(const std::string& key) { return dialogue_.answer(key); }
  /// The same, or asks the question: see PendingQuestion.
  std::string answer(const std::string& key, std::function<std::string(Dialogue&)> ask);
  /// All of standard input: see Dialogue.
  const Spool& piped() { return dialogue_.piped(); }
  /// Marks a command without an edit as done. `operation` is what it left in the log, if anything.
  void mark_done(std::optional<Id> operation = {}) {
    done_ = true;
    committed_ = operation;
  }
  /// Whether everything to be written is written. Errors before this propagate; later ones only lose the reply.
  bool done() const { return done_ || committed_; }
  /// The name of this machine in the journal, safe for use in a path.
  std::string device();
  /// The committed operation, if any.
  std::optional<Id> committed() const { return committed_; }
  /// Whether this run created the journal.
  bool created() const { return creating_ && committed_; }
  /// Whether this run is about to create the journal. If that fails with `locked`, another command has just created it,
  /// and this one can run again.
  bool creating() const { return creating_ && !committed_; }

  /// Whether the path of the journal is the default.
  bool is_default_path() const { return !named_by_user() && !world_.variable("RAPPORT_JOURNAL"); }
  /// Whether there is a journal.
  bool has_journal() { return store::exists(path()); }
  /// The path of the journal, whether or not it exists.
  const std::string& path();
  /// Whether there is a folder for state: HOME or `$XDG_STATE_HOME` is set.
  bool has_place_for_state() const { return world_.variable("HOME") || world_.variable("XDG_STATE_HOME"); }
  /// A file in `$XDG_STATE_HOME/rapport`, and the settings file in `$XDG_CONFIG_HOME/rapport`, or in their defaults
  /// below HOME.
  std::string state_path(const std::string& name) const;
  std::string config_path() const;
  /// The folder for texts being edited: in the state folder, or `$TMPDIR` or `/tmp` if there is none.
  std::string drafts_folder() const;

  /// Whether the output is for people: a table with the command's own columns.
  bool is_human_output() const { return is_table() && globals_.columns.empty(); }
  bool is_table() const { return globals_.format.empty() || globals_.format == "table"; }
  /// Whether questions may be asked: standard input and error are terminals.
  bool is_interactive() const { return world_.terminal.in && world_.terminal.err; }
  view::Display display();
  view::Paint paint() { return display().paint; }

  /// Prints text for people to standard output. Text from users must have been passed through `shown` (base/utf8).
  void say(std::string_view text) { world_.out.write(text); }
  /// Prints a line to standard error.
  void note(std::string_view line);
  /// Prints a diagnostic line, with `-v`.
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
  std::string device_;  ///< from the committed edit
  bool creating_ = false;
  std::string staged_file_;  ///< the file in which a new journal is staged until it gets its name
  std::uint64_t edits_ = 0;
};

}  // namespace rapport::services
