#include "interchange/decoding.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"

namespace {

using namespace rapport;
using interchange::as_text;
using interchange::from_charset;

/// What is said of bytes that cannot be read.
template <class Read>
std::string refusal(Read read) {
  try {
    return "read as " + read();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::refused);
    return error.message;
  }
}

std::string refusal_of(std::string_view bytes, const std::string& charset) {
  return refusal([&] { return from_charset(bytes, charset); });
}

std::string refusal_of(const std::string& bytes) {
  return refusal([&] { return as_text(bytes); });
}

/// Letters of Latin 1 as UTF-16, each of two bytes.
std::string wide(std::string_view letters, bool little) {
  std::string bytes;
  for (const char c : letters) bytes.append({little ? c : '\0', little ? '\0' : c});
  return bytes;
}

/// A stream that hands out so many bytes at a time.
Input in_pieces(std::string text, std::size_t piece) {
  return Input([rest = std::move(text), piece](char* into, std::size_t size) mutable {
    const std::size_t count = rest.copy(into, std::min(size, piece));
    rest.erase(0, count);
    return count;
  });
}

std::string read_all(Input source) {
  Input stream = interchange::decoded(std::move(source));
  return stream.all(std::size_t{1} << 30).value_or("too large");
}

TEST(Decoding, BytesWithoutANameAreUtf8OrElseWindows1252) {
  EXPECT_EQ(as_text("Zoë \U0001f600"), "Zoë \U0001f600");
  EXPECT_EQ(as_text("Zo\xeb \x80"), "Zoë €");
  EXPECT_EQ(as_text(std::string("Z\0oe", 4)), "Zoe");
  EXPECT_EQ(as_text("\ufffd"), "\ufffd");  // it stood there
}

TEST(Decoding, BytesThatWindows1252LeavesUndefinedAreRefused) {
  for (const char byte : {'\x81', '\x8d', '\x8f', '\x90', '\x9d'})
    EXPECT_EQ(refusal_of(std::string("Jo") + byte), "not readable as utf-8 or windows-1252");
}

TEST(Decoding, BrokenUtf8IsNotTakenForAnotherSet) {
  EXPECT_EQ(refusal_of("Zoë M\xc3ller"), "not readable as utf-8");
  EXPECT_EQ(refusal_of("日本\xe8\xaa"), "not readable as utf-8");
  // Two letters of windows-1252 that look like one of UTF-8, among others that do not.
  EXPECT_EQ(as_text("\xab\xa0"
                    "enchant\xe9\xa0\xbb"),
            "«\u00a0enchanté\u00a0»");
  EXPECT_EQ(as_text("S\xc3O"), "SÃO");
}

TEST(Decoding, ReadsADeclaredSetWithoutTheSystem) {
  EXPECT_EQ(from_charset("Zo\xeb", "ISO-8859-1"), "Zoë");
  EXPECT_EQ(from_charset("\xc7\xee\xff", "cp1251"), "Зоя");
  EXPECT_EQ(from_charset("\xa4", "latin9"), "€");
  EXPECT_EQ(from_charset("Zoë", "utf-8"), "Zoë");
  EXPECT_EQ(from_charset("Zo\xeb", ""), "Zoë");
}

TEST(Decoding, WhatIsDeclaredWithoutThoughtMayBeUtf8) {
  for (const char* name : {"iso-8859-1", "iso-8859-15", "windows-1252", "us-ascii"})
    EXPECT_EQ(from_charset("Zoë", name), "Zoë") << name;
  // Elsewhere two letters may well be one of UTF-8: a capital and a small one, "her" in Russian.
  EXPECT_EQ(from_charset("\xc5\xb8", "windows-1251"), "Её");
}

TEST(Decoding, ReadsUtf16OfAProperty) {
  EXPECT_EQ(from_charset(wide("Zo\xeb", true), "UTF-16LE"), "Zoë");
  EXPECT_EQ(from_charset(wide("Zo\xeb", false), "utf16be"), "Zoë");
  EXPECT_EQ(from_charset("\xfe\xff" + wide("Zo\xeb", false), "UTF-16"), "Zoë");
  EXPECT_EQ(from_charset(wide("Zo\xeb", true), "UTF-16"), "Zoë");
  EXPECT_EQ(refusal_of("abc", "UTF-16LE"), "not readable as utf-16le");
}

TEST(Decoding, WhatCannotBeReadIsRefused) {
  EXPECT_EQ(refusal_of("Zo\xeb", "UTF-8"), "not readable as utf-8");
  EXPECT_EQ(refusal_of("Zo\xeb", "US-ASCII"), "not readable as us-ascii");
  EXPECT_EQ(refusal_of("Jo\x9d", "Windows-1252"), "not readable as windows-1252");
  EXPECT_EQ(refusal_of("\xff\xff", "Shift_JIS"), "not readable as shift_jis");
  EXPECT_EQ(refusal_of("Zo\xeb", "X-NONE"), "not readable as x-none");
  EXPECT_EQ(refusal_of("+AO", "UTF-7//IGNORE"), "unknown character set");
}

TEST(Decoding, AsciiIsTheSameInASetThatNobodyKnows) {
  EXPECT_EQ(from_charset("Zoe\tNyberg", "X-NONE"), "Zoe\tNyberg");
  EXPECT_EQ(refusal_of("\x1b$B", "X-NONE"), "not readable as x-none");
}

TEST(Decoding, AUtf16StreamIsTheSameInPiecesOfAnySize) {
  const std::string letters = wide("BEGIN \xe9", true) + std::string("\x3d\xd8\x00\xde", 4) + wide("\xe9", true);
  for (const std::string& mark : {std::string(), std::string("\xff\xfe")}) {
    for (std::size_t piece = 1; piece < 9; ++piece)
      EXPECT_EQ(read_all(in_pieces(mark + letters, piece)), "BEGIN é\U0001f600é") << piece;
  }
  EXPECT_EQ(read_all(in_pieces("\xfe\xff" + wide("BEGIN \xe9", false), 3)), "BEGIN é");
}

TEST(Decoding, APairMayStandWhereTwoBlocksMeet) {
  constexpr std::size_t block = std::size_t{64} * 1024;
  for (std::size_t before = block - 4; before <= block; ++before) {
    const std::string bytes =
        "\xff\xfe" + wide(std::string(before / 2, 'x'), true) + std::string("\x3d\xd8\x00\xde", 4);
    EXPECT_EQ(read_all(in_pieces(bytes, before)), std::string(before / 2, 'x') + "\U0001f600") << before;
  }
}

TEST(Decoding, ABrokenUtf16StreamIsAFailure) {
  const std::string good = "\xff\xfe" + wide("BEGIN", true);
  const std::string half("\x3d\xd8", 2);
  for (const std::string& bytes : {good + "x", good + half, good + half + wide("abc", true),
                                   good + std::string("\x00\xde", 2) + wide("abc", true), good + half + "x"}) {
    try {
      ADD_FAILURE() << read_all(in_pieces(bytes, 5));
    } catch (const Error& error) {
      EXPECT_EQ(error.code, ErrorCode::failure);
      EXPECT_EQ(error.message, "invalid UTF-16 after 12 bytes");
    }
  }
}

TEST(Decoding, TheMarkOfUtf8IsTakenAway) {
  EXPECT_EQ(read_all(in_pieces("\xef\xbb\xbfZoë", 1)), "Zoë");
  EXPECT_EQ(read_all(in_pieces("Zo\xeb", 1)), "Zo\xeb");
}

}  // namespace
