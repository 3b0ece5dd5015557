#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/world.hpp"

namespace rapport {

/// Takes apart what a terminal sends: keys that stand for a character, which may be one of several bytes, and what
/// begins with an Escape (ECMA-48) and is skipped as a whole: other keys, Alt with a key, what the mouse does, pasted
/// text.
class KeyParser {
 public:
  /// Takes the next byte; the key, where one is whole with it.
  std::optional<std::string> take(char byte);
  /// For how many milliseconds what has begun may come to a stop; nothing where it may for as long as it likes.
  std::optional<int> patience() const;
  /// What has begun does not go on.
  void give_up() { state_ = State::between; }

 private:
  enum class State { between, character, escape, control, shift, rest, string, paste };

  std::optional<std::string> first(char byte);
  std::optional<std::string> next_of_character(char byte);
  void begin_character(char byte, bool alt);
  void second(char byte);
  void next_of_control(char byte);
  void next_of_string(char byte);
  void next_of_paste(char byte);

  State state_ = State::between;
  std::string taken_;        ///< of the character, or the parameters of the control sequence, or of the string
  std::size_t missing_ = 0;  ///< bytes of the character or the rest
  std::size_t matched_ = 0;  ///< bytes of the end of the paste
  bool alt_ = false;         ///< the character is pressed with Alt
};

/// The keys that are pressed, one by one.
class KeyReader {
 public:
  explicit KeyReader(World& world) : world_(world) {}
  /// The next key, empty at the end; nothing where the terminal was left to others meanwhile and shows other things.
  std::optional<std::string> next();

 private:
  World& world_;
  KeyParser parser_;
};

}  // namespace rapport
