#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/spool.hpp"
#include "base/world.hpp"

/// What a command asks its user. A command decides everything with the journal locked, and nobody is to wait for an
/// answer that long. So a question is thrown out of the command, which gives up the lock; it is asked; and the command
/// is run again, from its start, with the answer at hand.
namespace rapport::services {

class Dialogue;

/// Of a text that is stored: bytes.
constexpr std::size_t longest_text = 1 << 20;

/// `ask` returns the answer, or throws the Error with which the command ends where there is none. It must not refer to
/// anything that goes with the command. Without it nothing is asked, and the command is only run again.
struct PendingQuestion {
  std::string key;  ///< under which the answer is looked for when the command is run again
  std::function<std::string(Dialogue&)> ask;
};

/// A text as it was left in the user's editor, in a private folder of its own.
struct Draft {
  std::string folder;
  std::string file;
  std::string initial;  ///< as it was when the editor opened
  std::string notice;   ///< lines for the user, which are no part of it
};

/// The questions and answers of one run of the program.
class Dialogue {
 public:
  explicit Dialogue(World& world) : world_(world) {}

  World& world() { return world_; }

  /// The command begins anew: no answer has been of use yet.
  void begin();
  /// The answer that was given, if any, which is of use now.
  const std::string* answer(const std::string& key);
  /// Asks, and keeps the answer. What was answered before and led nowhere this time is forgotten.
  void ask(const PendingQuestion& question);
  /// Whether every answer was of use since the command began. One that was not was given about something that has
  /// changed in the meantime.
  bool all_used() const;

  /// All of standard input, which is read to its end the first time and kept for when the command is run again. Throws
  /// Error{failure} where it cannot be kept.
  const Spool& piped();

  /// Lets the user edit a text ($VISUAL, $EDITOR, vi), in a folder of its own in `folder`, and returns what they left.
  /// Throws Error{failure} where the editor cannot be started or does not end with status 0.
  std::string edited(const std::string& folder, const std::string& text, const std::string& notice);
  /// What has been written is saved: the drafts go, with all that an editor left beside them.
  void discard_drafts();
  /// Nothing was saved: says where each text is that the user changed. The others go.
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

/// The words of a command line such as `code --wait` or `'/opt/My Editor/edit' -n`, quoted as in a shell, without
/// anything else that a shell would do. Of a quotation mark that is not closed all that follows is one word.
std::vector<std::string> words_of_command(std::string_view line);

}  // namespace rapport::services
