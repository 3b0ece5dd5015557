#include "interchange/charsets.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"

namespace rapport::interchange {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> other_names{{{"ascii", "usascii"},
                                                                                     {"iso88598i", "iso88598"},
                                                                                     {"latin1", "iso88591"},
                                                                                     {"latin2", "iso88592"},
                                                                                     {"latin3", "iso88593"},
                                                                                     {"latin4", "iso88594"},
                                                                                     {"latin5", "iso88599"},
                                                                                     {"latin6", "iso885910"},
                                                                                     {"latin7", "iso885913"},
                                                                                     {"latin8", "iso885914"},
                                                                                     {"latin9", "iso885915"},
                                                                                     {"latin10", "iso885916"}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> other_beginnings{
    {{"8859", "iso8859"}, {"cp125", "windows125"}, {"win125", "windows125"}, {"xcp125", "windows125"}}};

/// Rows of sixteen characters, from the first to the last that differs from ISO-8859-1. Combining, invisible and
/// right-to-left characters are written as numbers.
constexpr std::array<SingleByteSet, 25> sets{{
    {"usascii", 0x80,
     u"                                                                "
     u"                                                                "},
    {"windows1250", 0x80,
     u"€ ‚ „…†‡ ‰Š‹ŚŤŽŹ"
     u" ‘’“”•–— ™š›śťžź"
     u"\u00a0ˇ˘Ł¤Ą¦§¨©Ş«¬\u00ad®Ż"
     u"°±˛ł´µ¶·¸ąş»Ľ˝ľż"
     u"ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎ"
     u"ĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß"
     u"ŕáâăäĺćçčéęëěíîď"
     u"đńňóôőö÷řůúűüýţ˙"},
    {"windows1251", 0x80,
     u"ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏ"
     u"ђ‘’“”•–— ™љ›њќћџ"
     u"\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї"
     u"°±Ііґµ¶·ё№є»јЅѕї"
     u"АБВГДЕЖЗИЙКЛМНОП"
     u"РСТУФХЦЧШЩЪЫЬЭЮЯ"
     u"абвгдежзийклмноп"
     u"рстуфхцчшщъыьэюя"},
    {"windows1252", 0x80,
     u"€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž "
     u" ‘’“”•–—˜™š›œ žŸ"},
    {"windows1253", 0x80,
     u"€ ‚ƒ„…†‡ ‰ ‹    "
     u" ‘’“”•–— ™ ›    "
     u"\u00a0΅Ά£¤¥¦§¨© «¬\u00ad®―"
     u"°±²³΄µ¶·ΈΉΊ»Ό½ΎΏ"
     u"ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟ"
     u"ΠΡ ΣΤΥΦΧΨΩΪΫάέήί"
     u"ΰαβγδεζηθικλμνξο"
     u"πρςστυφχψωϊϋόύώ "},
    {"windows1254", 0x80,
     u"€ ‚ƒ„…†‡ˆ‰Š‹Œ   "
     u" ‘’“”•–—˜™š›œ  Ÿ"
     u"\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯"
     u"°±²³´µ¶·¸¹º»¼½¾¿"
     u"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
     u"ĞÑÒÓÔÕÖ×ØÙÚÛÜİŞß"
     u"àáâãäåæçèéêëìíîï"
     u"ğñòóôõö÷øùúûüışÿ"},
    {"windows1255", 0x80,
     u"€ ‚ƒ„…†‡ˆ‰ ‹    "
     u" ‘’“”•–—˜™ ›    "
     u"\u00a0¡¢£₪¥¦§¨©×«¬\u00ad®¯"
     u"°±²³´µ¶·¸¹÷»¼½¾¿"
     u"\u05b0\u05b1\u05b2\u05b3\u05b4\u05b5\u05b6\u05b7\u05b8\u05b9 \u05bb\u05bc\u05bd\u05be\u05bf"
     u"\u05c0\u05c1\u05c2\u05c3\u05f0\u05f1\u05f2\u05f3\u05f4       "
     u"\u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6\u05d7\u05d8\u05d9\u05da\u05db\u05dc\u05dd\u05de\u05df"
     u"\u05e0\u05e1\u05e2\u05e3\u05e4\u05e5\u05e6\u05e7\u05e8\u05e9\u05ea  \u200e\u200f "},
    {"windows1256", 0x80,
     u"€\u067e‚ƒ„…†‡ˆ‰\u0679‹Œ\u0686\u0698\u0688"
     u"\u06af‘’“”•–—\u06a9™\u0691›œ\u200c\u200d\u06ba"
     u"\u00a0،¢£¤¥¦§¨©\u06be«¬\u00ad®¯"
     u"°±²³´µ¶·¸¹\u061b»¼½¾\u061f"
     u"\u06c1\u0621\u0622\u0623\u0624\u0625\u0626\u0627\u0628\u0629\u062a\u062b\u062c\u062d\u062e\u062f"
     u"\u0630\u0631\u0632\u0633\u0634\u0635\u0636×\u0637\u0638\u0639\u063a\u0640\u0641\u0642\u0643"
     u"à\u0644â\u0645\u0646\u0647\u0648çèéêë\u0649\u064aîï"
     u"\u064b\u064c\u064d\u064eô\u064f\u0650÷\u0651ù\u0652ûü\u200e\u200f\u06d2"},
    {"windows1257", 0x80,
     u"€ ‚ „…†‡ ‰ ‹ ¨ˇ¸"
     u" ‘’“”•–— ™ › ¯˛ "
     u"\u00a0 ¢£¤ ¦§Ø©Ŗ«¬\u00ad®Æ"
     u"°±²³´µ¶·ø¹ŗ»¼½¾æ"
     u"ĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻ"
     u"ŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽß"
     u"ąįāćäåęēčéźėģķīļ"
     u"šńņóōõö÷ųłśūüżž˙"},
    {"windows1258", 0x80,
     u"€ ‚ƒ„…†‡ˆ‰ ‹Œ   "
     u" ‘’“”•–—˜™ ›œ  Ÿ"
     u"\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯"
     u"°±²³´µ¶·¸¹º»¼½¾¿"
     u"ÀÁÂĂÄÅÆÇÈÉÊË\u0300ÍÎÏ"
     u"ĐÑ\u0309ÓÔƠÖ×ØÙÚÛÜƯ\u0303ß"
     u"àáâăäåæçèéêë\u0301íîï"
     u"đñ\u0323óôơö÷øùúûüư₫ÿ"},
    {"iso88591", 0x80, {}},
    {"iso88592", 0xa0,
     u"\u00a0Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u00adŽŻ"
     u"°ą˛ł´ľśˇ¸šşťź˝žż"
     u"ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎ"
     u"ĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß"
     u"ŕáâăäĺćçčéęëěíîď"
     u"đńňóôőö÷řůúűüýţ˙"},
    {"iso88593", 0xa0,
     u"\u00a0Ħ˘£¤ Ĥ§¨İŞĞĴ\u00ad Ż"
     u"°ħ²³´µĥ·¸ışğĵ½ ż"
     u"ÀÁÂ ÄĊĈÇÈÉÊËÌÍÎÏ"
     u" ÑÒÓÔĠÖ×ĜÙÚÛÜŬŜß"
     u"àáâ äċĉçèéêëìíîï"
     u" ñòóôġö÷ĝùúûüŭŝ˙"},
    {"iso88594", 0xa0,
     u"\u00a0ĄĸŖ¤ĨĻ§¨ŠĒĢŦ\u00adŽ¯"
     u"°ą˛ŗ´ĩļˇ¸šēģŧŊžŋ"
     u"ĀÁÂÃÄÅÆĮČÉĘËĖÍÎĪ"
     u"ĐŅŌĶÔÕÖ×ØŲÚÛÜŨŪß"
     u"āáâãäåæįčéęëėíîī"
     u"đņōķôõö÷øųúûüũū˙"},
    {"iso88595", 0xa0,
     u"\u00a0ЁЂЃЄЅІЇЈЉЊЋЌ\u00adЎЏ"
     u"АБВГДЕЖЗИЙКЛМНОП"
     u"РСТУФХЦЧШЩЪЫЬЭЮЯ"
     u"абвгдежзийклмноп"
     u"рстуфхцчшщъыьэюя"
     u"№ёђѓєѕіїјљњћќ§ўџ"},
    {"iso88596", 0xa0,
     u"\u00a0   ¤       ،\u00ad  "
     u"           \u061b   \u061f"
     u" \u0621\u0622\u0623\u0624\u0625\u0626\u0627\u0628\u0629\u062a\u062b\u062c\u062d\u062e\u062f"
     u"\u0630\u0631\u0632\u0633\u0634\u0635\u0636\u0637\u0638\u0639\u063a     "
     u"\u0640\u0641\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u0649\u064a\u064b\u064c\u064d\u064e\u064f"
     u"\u0650\u0651\u0652             "},
    {"iso88597", 0xa0,
     u"\u00a0‘’£€₯¦§¨©ͺ«¬\u00ad ―"
     u"°±²³΄΅Ά·ΈΉΊ»Ό½ΎΏ"
     u"ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟ"
     u"ΠΡ ΣΤΥΦΧΨΩΪΫάέήί"
     u"ΰαβγδεζηθικλμνξο"
     u"πρςστυφχψωϊϋόύώ "},
    {"iso88598", 0xa0,
     u"\u00a0 ¢£¤¥¦§¨©×«¬\u00ad®¯"
     u"°±²³´µ¶·¸¹÷»¼½¾ "
     u"                "
     u"               ‗"
     u"\u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6\u05d7\u05d8\u05d9\u05da\u05db\u05dc\u05dd\u05de\u05df"
     u"\u05e0\u05e1\u05e2\u05e3\u05e4\u05e5\u05e6\u05e7\u05e8\u05e9\u05ea  \u200e\u200f "},
    {"iso88599", 0xd0,
     u"ĞÑÒÓÔÕÖ×ØÙÚÛÜİŞß"
     u"àáâãäåæçèéêëìíîï"
     u"ğñòóôõö÷øùúûüışÿ"},
    {"iso885910", 0xa0,
     u"\u00a0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00adŪŊ"
     u"°ąēģīĩķ·ļđšŧž―ūŋ"
     u"ĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏ"
     u"ÐŅŌÓÔÕÖŨØŲÚÛÜÝÞß"
     u"āáâãäåæįčéęëėíîï"
     u"ðņōóôõöũøųúûüýþĸ"},
    {"iso885911", 0xa0,
     u"\u00a0กขฃคฅฆงจฉชซฌญฎฏ"
     u"ฐฑฒณดตถทธนบปผฝพฟ"
     u"ภมยรฤลฦวศษสหฬอฮฯ"
     u"ะ\u0e31าำ\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a    ฿"
     u"เแโใไๅๆ\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e๏"
     u"๐๑๒๓๔๕๖๗๘๙๚๛    "},
    {"iso885913", 0xa0,
     u"\u00a0”¢£¤„¦§Ø©Ŗ«¬\u00ad®Æ"
     u"°±²³“µ¶·ø¹ŗ»¼½¾æ"
     u"ĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻ"
     u"ŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽß"
     u"ąįāćäåęēčéźėģķīļ"
     u"šńņóōõö÷ųłśūüżž’"},
    {"iso885914", 0xa0,
     u"\u00a0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00ad®Ÿ"
     u"ḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡ"
     u"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
     u"ŴÑÒÓÔÕÖṪØÙÚÛÜÝŶß"
     u"àáâãäåæçèéêëìíîï"
     u"ŵñòóôõöṫøùúûüýŷÿ"},
    {"iso885915", 0xa0,
     u"\u00a0¡¢£€¥Š§š©ª«¬\u00ad®¯"
     u"°±²³Žµ¶·ž¹º»ŒœŸ¿"},
    {"iso885916", 0xa0,
     u"\u00a0ĄąŁ€„Š§š©Ș«Ź\u00adźŻ"
     u"°±ČłŽ”¶·žčș»ŒœŸż"
     u"ÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏ"
     u"ĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚß"
     u"àáâăäćæçèéêëìíîï"
     u"đńòóôőöśűùúûüęțÿ"},
}};

/// The two-byte unit at `at`.
char32_t unit(std::string_view bytes, std::size_t at, ByteOrder order) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return static_cast<char32_t>(order == ByteOrder::little ? second << 8 | first : first << 8 | second);
}

bool is_first_half(char32_t c) { return c >= 0xd800 && c <= 0xdbff; }
bool is_second_half(char32_t c) { return c >= 0xdc00 && c <= 0xdfff; }

}  // namespace

std::string charset_key(std::string_view name) {
  std::string key = lower_ascii(name.substr(0, name.find(':')));
  std::erase_if(key, [](char c) { return c == '-' || c == '_' || c == ' '; });
  for (const auto& [other, usual] : other_beginnings) {
    if (key.starts_with(other)) return key.replace(0, other.size(), usual);
  }
  for (const auto& [other, usual] : other_names) {
    if (key == other) return std::string(usual);
  }
  return key;
}

std::optional<std::string> SingleByteSet::text(std::string_view bytes) const {
  std::string result;
  for (const char byte : bytes) {
    const std::size_t number = static_cast<unsigned char>(byte);
    if (number < 0x80) {
      result += byte;
      continue;
    }
    const bool listed = number >= first && number - first < letters.size();
    if (listed && letters[number - first] == u' ') return std::nullopt;
    append(result, listed ? letters[number - first] : static_cast<char32_t>(number));
  }
  return result;
}

const SingleByteSet* single_byte_set(std::string_view key) {
  const auto* found = std::ranges::find_if(sets, [&](const SingleByteSet& one) { return one.key == key; });
  return found == sets.end() ? nullptr : found;
}

std::size_t append_utf16(std::string& text, std::string_view bytes, ByteOrder order) {
  std::size_t at = 0;
  while (at + 2 <= bytes.size()) {
    char32_t letter = unit(bytes, at, order);
    std::size_t size = 2;
    if (is_second_half(letter)) break;
    if (is_first_half(letter)) {
      size = 4;
      if (at + size > bytes.size()) break;
      const char32_t second = unit(bytes, at + 2, order);
      if (!is_second_half(second)) break;
      letter = 0x10000 + ((letter - 0xd800) << 10) + (second - 0xdc00);
    }
    append(text, letter);
    at += size;
  }
  return at;
}

}  // namespace rapport::interchange
