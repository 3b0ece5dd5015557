#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/spool.hpp"
#include "base/world.hpp"

/// Questions to the user. A command decides everything while it holds the lock on the journal, and nobody should wait
/// for the lock during an answer. A command therefore throws its question, which releases the lock; the question is
/// asked; and the command runs again from its start with the answer.
namespace rapport::services {

class Dialogue;

/// The size limit of stored texts, in bytes.
constexpr std::size_t longest_text = 1 << 20;

/// `ask` returns the answer, or throws the Error that ends the command. It must not refer to anything that the command
/// owns. Without `ask`, the command simply runs again.
struct PendingQuestion {
  std::string key;  ///< identifies the answer when the command runs again
  std::function<std::string(Dialogue&)> ask;
};

/// A text that was edited, in a private folder.
struct Draft {
  std::string folder;
  std::string file;
  std::string initial;  ///< the text when the editor opened
  std::string notice;   ///< lines for the user that are not part of the text
};

/// The questions and answers in one run of the program.
class Dialogue {
 public:
  explicit Dialogue(World& world) : world_(world) {}

  World& world() { return world_; }

  /// Starts another run of the command: no answer has been used yet.
  void begin();
  /// The answer to a question, if there is one; marks it as used.
  const std::string* answer(const std::string& key);
  /// Asks a question and keeps the answer. Discards earlier answers that this run did not use.
  void ask(const PendingQuestion& question);
  /// Whether this run used every answer. An unused answer was about something that has changed since.
  bool all_used() const;

  /// All of standard input, read to its end on the first call and kept for further runs. Throws Error{failure} if it
  /// cannot be stored.
  const Spool& piped();

  /// Opens a text in the user's editor ($VISUAL, $EDITOR, vi), in a private folder in `folder`, and returns the result.
  /// Throws Error{failure} if the editor cannot be started or does not exit with 0.
  std::string edited(const std::string& folder, const std::string& text, const std::string& notice);
  /// Deletes the drafts and everything an editor left next to them, after the text has been saved.
  void discard_drafts();
  /// Prints where each changed draft is, after a text could not be saved, and deletes the others.
  void keep_drafts();

 private:
  struct Answer {
    std::string text;
    bool is_used = false;
  };

  World& world_;
  std::map<std::string, Answer> answers_;
  std::vector<Draft> drafts_;
  std::optional<Spool> piped_;
};

/// Splits a command line such as `code --wait` or `'/opt/My Editor/edit' -n` at spaces, respecting quotes as a shell
/// does, and doing nothing else. An unclosed quote extends to the end.
std::vector<std::string> words_of_command(std::string_view line);

}  // namespace rapport::services
