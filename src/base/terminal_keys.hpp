#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/world.hpp"

namespace rapport {

/// Parses what a terminal sends. Keys that stand for a character, of one or several bytes, are returned; sequences that
/// start with an Escape (ECMA-48) are skipped as a whole: other keys, Alt with a key, mouse events and pasted text.
class KeyParser {
 public:
  /// Takes the next byte and returns the key, if this byte completes one.
  std::optional<std::string> take(char byte);
  /// How many milliseconds to wait for the rest of an incomplete sequence; nothing if there is no limit.
  std::optional<int> patience() const;
  /// Discards an incomplete sequence.
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
  std::string taken_;  ///< the bytes of the character, the parameters of the control sequence, or the string so far
  std::size_t missing_ = 0;  ///< bytes still missing
  std::size_t matched_ = 0;  ///< bytes of the end of the paste seen so far
  bool alt_ = false;         ///< the character was pressed with Alt
};

/// Reads keys one by one.
class KeyReader {
 public:
  explicit KeyReader(World& world) : world_(world) {}
  /// The next key; empty at the end of input. Nothing if the process was stopped and the screen may show something
  /// else.
  std::optional<std::string> next();

 private:
  World& world_;
  KeyParser parser_;
};

}  // namespace rapport
