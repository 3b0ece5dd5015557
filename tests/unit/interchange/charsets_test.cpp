#include "interchange/charsets.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>

#include "base/hash.hpp"

namespace {

using namespace rapport::interchange;

std::string in(const char* name, std::string_view bytes) {
  const SingleByteSet* set = single_byte_set(charset_key(name));
  return set == nullptr ? "no such set" : set->text(bytes).value_or("undefined");
}

TEST(Charsets, NamesAreComparedWithoutCaseHyphensAndBlanks) {
  for (const char* name : {"iso-8859-1", "ISO_8859-1:1987", "ISO8859-1", "8859-1", "Latin 1", "LATIN1"})
    EXPECT_EQ(charset_key(name), "iso88591") << name;
  for (const char* name : {"Windows-1252", "windows1252", "cp1252", "CP-1252", "x-cp1252", "win 1252"})
    EXPECT_EQ(charset_key(name), "windows1252") << name;
  EXPECT_EQ(charset_key("US-ASCII"), charset_key("ascii"));
  EXPECT_EQ(charset_key("latin9"), charset_key("ISO-8859-15"));
  EXPECT_EQ(charset_key("UTF_16LE"), "utf16le");
}

TEST(Charsets, TheSetsThatAreCarriedAreThereAndNoOthers) {
  for (int number = 1; number <= 16; ++number)
    EXPECT_EQ(single_byte_set("iso8859" + std::to_string(number)) != nullptr, number != 12) << number;
  for (int number = 1250; number <= 1259; ++number)
    EXPECT_EQ(single_byte_set("windows" + std::to_string(number)) != nullptr, number != 1259) << number;
  EXPECT_EQ(single_byte_set("koi8r"), nullptr);
}

constexpr std::array all{"usascii",     "windows1250", "windows1251", "windows1252", "windows1253",
                         "windows1254", "windows1255", "windows1256", "windows1257", "windows1258",
                         "iso88591",    "iso88592",    "iso88593",    "iso88594",    "iso88595",
                         "iso88596",    "iso88597",    "iso88598",    "iso88599",    "iso885910",
                         "iso885911",   "iso885913",   "iso885914",   "iso885915",   "iso885916"};

TEST(Charsets, EverySetHasWholeRowsAndItsAscii) {
  std::string ascii;
  for (char c = 1; c < 0x7f; ++c) ascii += c;
  for (const char* name : all) {
    const SingleByteSet* set = single_byte_set(name);
    ASSERT_NE(set, nullptr) << name;
    EXPECT_EQ(set->first % 16, 0U) << name;
    EXPECT_EQ(set->letters.size() % 16, 0U) << name;
    EXPECT_LE(set->first + set->letters.size(), 0x100U) << name;
    EXPECT_EQ(set->text(ascii), ascii) << name;
  }
}

// The sum (FNV-1a) of what the codecs of Python make of every byte, a question mark where they make nothing of it.
TEST(Charsets, EveryByteOfEverySetIsAsElsewhere) {
  std::string all_bytes;
  for (const char* name : all) {
    for (int byte = 0; byte < 256; ++byte) {
      const std::string one(1, static_cast<char>(byte));
      all_bytes += single_byte_set(name)->text(one).value_or("?");
    }
  }
  EXPECT_EQ(rapport::hash(all_bytes), 0x8091a8011f7b0689U);
}

TEST(Charsets, LettersAreThoseOfTheSet) {
  EXPECT_EQ(in("iso-8859-1", "Zo\xeb \xa4\xff\x80"), "Zoë ¤ÿ\u0080");
  EXPECT_EQ(in("iso-8859-2", "\xa3ukasz \xaf\xf3\xb3w"), "Łukasz Żółw");
  EXPECT_EQ(in("iso-8859-3", "\xc6u, \xfd"), "Ĉu, ŭ");
  EXPECT_EQ(in("iso-8859-4", "\xe0\xbf"), "āŋ");
  EXPECT_EQ(in("iso-8859-5", "\xb6\xd5\xdd\xef \xf0"), "Женя №");
  EXPECT_EQ(in("iso-8859-6", "\xe6\xe8\xd1"), "نور");
  EXPECT_EQ(in("iso-8859-7", "\xd9\xf1\xdf\xfe\xed"), "Ωρίών");
  EXPECT_EQ(in("iso-8859-8", "\xf0\xe5\xf2\xe4"), "נועה");
  EXPECT_EQ(in("iso-8859-9", "\xdd\xfe\xfd\xf0\xc5"), "İşığÅ");
  EXPECT_EQ(in("iso-8859-10", "\xbf\xd7"), "ŋŨ");
  EXPECT_EQ(in("iso-8859-11", "\xca\xc1\xaa\xd2\xc2"), "สมชาย");
  EXPECT_EQ(in("iso-8859-13", "\xde\xfb\xff"), "Žū’");
  EXPECT_EQ(in("iso-8859-14", "\xde\xf0\xa1"), "ŶŵḂ");
  EXPECT_EQ(in("iso-8859-15", "\xa4 \xbc\xbd\xbe \xc5"), "€ ŒœŸ Å");
  EXPECT_EQ(in("iso-8859-16", "\xaa\xde\xfe"), "ȘȚț");
  EXPECT_EQ(in("windows-1250", "\x8a\x9e\xf8"), "Šžř");
  EXPECT_EQ(in("windows-1251", "\xc7\xee\xff \x88\xb9"), "Зоя €№");
  EXPECT_EQ(in("windows-1252", "\x80 \x8e\x93\x9f\xe9"), "€ Ž“Ÿé");
  EXPECT_EQ(in("windows-1253", "\xa2\xf1\xe7\xf2"), "Άρης");
  EXPECT_EQ(in("windows-1254", "\xdd\xfe\x80"), "İş€");
  EXPECT_EQ(in("windows-1255", "\xf0\xf2\xee\xe9\xa4"), "נעמי₪");
  EXPECT_EQ(in("windows-1256", "\xe1\xed\xe1\xec\x81"), "ليلىپ");
  EXPECT_EQ(in("windows-1257", "\xde\xfb\xd8"), "ŽūŲ");
  EXPECT_EQ(in("windows-1258", "\xd2\xfe\xf5"), "\u0309₫ơ");
}

TEST(Charsets, AnUndefinedByteIsNoLetter) {
  for (const char byte : {'\x81', '\x8d', '\x8f', '\x90', '\x9d'})
    EXPECT_EQ(in("windows-1252", std::string("Jo") + byte), "undefined");
  EXPECT_EQ(in("us-ascii", "Zo\xeb"), "undefined");
  EXPECT_EQ(in("iso-8859-6", "\xa1"), "undefined");
  EXPECT_EQ(in("windows-1255", "\xd9"), "undefined");
}

TEST(Charsets, Utf16HasPairsInBothOrders) {
  std::string text;
  EXPECT_EQ(append_utf16(text, {"\x3d\xd8\x00\xde\xe9\x00", 6}, ByteOrder::little), 6U);
  EXPECT_EQ(append_utf16(text, {"\xd8\x3d\xde\x00\x00\xe9", 6}, ByteOrder::big), 6U);
  EXPECT_EQ(text, "\U0001f600é\U0001f600é");
}

TEST(Charsets, Utf16EndsBeforeWhatIsNotWhole) {
  std::string text;
  EXPECT_EQ(append_utf16(text, {"a\0b", 3}, ByteOrder::little), 2U);
  EXPECT_EQ(append_utf16(text, {"\x3d\xd8\x00", 3}, ByteOrder::little), 0U);
  EXPECT_EQ(append_utf16(text,
                         {"\x3d\xd8"
                          "b\0",
                          4},
                         ByteOrder::little),
            0U);
  EXPECT_EQ(append_utf16(text, {"\0b\xde\x00\0b", 6}, ByteOrder::big), 2U);
  EXPECT_EQ(text, "ab");
}

}  // namespace
