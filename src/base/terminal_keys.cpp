#include "base/terminal_keys.hpp"

#include <string_view>

namespace rapport {
namespace {

constexpr char interrupt = '\x03';
constexpr char cancel = '\x18';
constexpr char substitute = '\x1a';
constexpr char escape = '\x1b';
constexpr char bell = '\x07';
constexpr std::string_view paste_begins = "200";
constexpr std::string_view paste_ends = "\x1b[201~";

constexpr int short_while = 50;  // milliseconds; no person presses another key in this time
constexpr int long_while = 500;  // milliseconds; a network may delay the rest of a sequence this long

unsigned number(char byte) { return static_cast<unsigned char>(byte); }

/// The number of bytes after the first byte of a UTF-8 character; 0 if it is not a first byte.
std::size_t following(char byte) {
  if (number(byte) < 0xc2 || number(byte) > 0xf4) return 0;
  return number(byte) < 0xe0 ? 1 : number(byte) < 0xf0 ? 2 : 3;
}

/// A control character of the C1 set of ECMA-48: an Escape and another character in one byte.
bool is_second_control(char byte) { return number(byte) >= 0x80 && number(byte) < 0xa0; }
char after_escape(char second_control) { return static_cast<char>(number(second_control) - 0x40); }

}  // namespace

std::optional<std::string> KeyParser::take(char byte) {
  if (state_ == State::paste) {
    next_of_paste(byte);
    return std::nullopt;
  }
  if (byte == escape) {
    state_ = State::escape;
    return std::nullopt;
  }
  if (byte == interrupt) give_up();
  switch (state_) {
    case State::between:
      return first(byte);
    case State::character:
      return next_of_character(byte);
    case State::escape:
      second(byte);
      break;
    case State::control:
    case State::shift:
      next_of_control(byte);
      break;
    case State::rest:
      if (--missing_ == 0) state_ = State::between;
      break;
    case State::string:
    case State::paste:
      next_of_string(byte);
  }
  return std::nullopt;
}

std::optional<int> KeyParser::patience() const {
  if (state_ == State::between || state_ == State::paste) return std::nullopt;
  // Alt with a bracket is more likely than an unrequested control string.
  if (state_ == State::escape || (state_ == State::string && taken_.empty())) return short_while;
  return long_while;
}

std::optional<std::string> KeyParser::first(char byte) {
  if (is_second_control(byte)) {
    second(after_escape(byte));
  } else if (following(byte) > 0) {
    begin_character(byte, false);
  } else if (number(byte) < 0x80) {
    return std::string(1, byte);
  }
  return std::nullopt;
}

void KeyParser::begin_character(char byte, bool alt) {
  state_ = State::character;
  taken_ = byte;
  missing_ = following(byte);
  alt_ = alt;
}

std::optional<std::string> KeyParser::next_of_character(char byte) {
  state_ = State::between;
  if ((number(byte) & 0xc0U) != 0x80) return first(byte);
  taken_ += byte;
  if (--missing_ > 0) {
    state_ = State::character;
  } else if (taken_.size() == 2 && taken_.front() == '\xc2' && is_second_control(byte)) {
    second(after_escape(byte));
  } else if (!alt_) {
    return taken_;
  }
  return std::nullopt;
}

/// Handles the byte after an Escape.
void KeyParser::second(char byte) {
  state_ = State::between;
  taken_.clear();
  if (byte == '[') {
    state_ = State::control;
  } else if (byte == 'O') {
    state_ = State::shift;
  } else if (std::string_view("]PX^_").find(byte) != std::string_view::npos) {
    state_ = State::string;
  } else if (following(byte) > 0) {
    begin_character(byte, true);
  }
}

/// Handles the parameters of a control sequence and its final character. `ESC O` sequences may have parameters too.
void KeyParser::next_of_control(char byte) {
  const bool is_control = state_ == State::control;
  if (number(byte) >= 0x20 && number(byte) < 0x40) {
    if (taken_.size() <= paste_begins.size()) taken_ += byte;
    return;
  }
  if ((number(byte) < 0x20 && byte != cancel && byte != substitute) || byte == '\x7f') return;
  state_ = State::between;
  if (number(byte) >= 0x80) {
    if (following(byte) > 0) begin_character(byte, true);
  } else if (is_control && taken_ == paste_begins && byte == '~') {
    state_ = State::paste;
    matched_ = 0;
  } else if (is_control && taken_.empty() && (byte == 'M' || byte == '[')) {
    // X10 mouse reports have a button and a position; the Linux console sends one letter for F1 to F5.
    state_ = State::rest;
    missing_ = byte == 'M' ? 3 : 1;
  }
}

void KeyParser::next_of_string(char byte) {
  taken_ = byte;
  if (byte == bell || byte == cancel || byte == substitute) state_ = State::between;
}

void KeyParser::next_of_paste(char byte) {
  if (byte != paste_ends[matched_]) matched_ = 0;
  if (byte == paste_ends[matched_]) ++matched_;
  if (matched_ == paste_ends.size()) state_ = State::between;
}

std::optional<std::string> KeyReader::next() {
  while (true) {
    if (!world_.in.has_more()) {
      const WaitResult arrival = world_.await(parser_.patience());
      if (arrival == WaitResult::nothing) parser_.give_up();
      if (arrival == WaitResult::nothing) continue;
      if (arrival == WaitResult::resumed) {
        parser_ = {};
        return std::nullopt;
      }
    }
    const std::string byte = world_.in.read(1);
    if (byte.empty()) return byte;
    if (auto key = parser_.take(byte.front())) return key;
  }
}

}  // namespace rapport
