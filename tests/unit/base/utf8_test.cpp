#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace {

using namespace rapport;

TEST(Fold, CaseAndDiacriticsDoNotCount) {
  EXPECT_EQ(fold("José"), "jose");
  EXPECT_EQ(fold("Jose\u0301"), "jose");
  EXPECT_EQ(fold("JOSE"), fold("josé"));
  EXPECT_EQ(fold("Zoë Müller"), "zoe muller");
  EXPECT_EQ(fold("Straße"), fold("STRASSE"));
  EXPECT_EQ(fold("Σίσυφος"), fold("ΣΊΣΥΦΟΣ"));
  EXPECT_EQ(fold("Ёлкин"), fold("елкин"));
}

TEST(Fold, LettersWithAStrokeAreThoseOfAPlainKeyboard) {
  EXPECT_EQ(fold("Søren"), "soren");
  EXPECT_EQ(fold("SØREN"), "soren");
  EXPECT_EQ(fold("Łukasz"), "lukasz");
  EXPECT_EQ(fold("Đorđe"), "dorde");
  EXPECT_EQ(fold("Þór"), "thor");
  EXPECT_EQ(fold("Ærø"), "aero");
}

TEST(Fold, ApostrophesAndHyphensAreOfOneKind) {
  EXPECT_EQ(fold("O’Neil"), "o'neil");
  EXPECT_EQ(fold("OʼNeil"), fold("O'Neil"));
  EXPECT_EQ(fold("O´Neil"), fold("O'Neil"));
  EXPECT_EQ(fold("Anne‑Marie"), "anne-marie");
  EXPECT_EQ(fold("Anne–Marie"), "anne-marie");
}

TEST(Fold, WhiteSpaceIsOneSpaceAndNoneAtTheEnds) {
  EXPECT_EQ(fold("  Priya \t\n Nair "), "priya nair");
  EXPECT_EQ(fold("Priya\u00a0Nair"), "priya nair");
  EXPECT_EQ(fold("田中\u3000さくら"), fold("田中 さくら"));
  EXPECT_EQ(fold(" \u2003 "), "");
  EXPECT_EQ(fold(""), "");
}

TEST(Fold, CharactersWithoutWidthAreLeftOut) {
  EXPECT_EQ(fold("Pri\u200bya"), "priya");
  EXPECT_EQ(fold("Pri\u00adya"), "priya");
  EXPECT_EQ(fold("\ufeffPriya"), "priya");
}

TEST(Fold, CompatibilityFormsAreThePlainOnes) {
  EXPECT_EQ(fold("Ｐｒｉｙａ"), "priya");
  EXPECT_EQ(fold("ﬁona"), "fiona");
}

TEST(Fold, DifferentNamesStayDifferent) {
  EXPECT_NE(fold("Marco"), fold("Marcos"));
  EXPECT_NE(fold("Ana Maria"), fold("Anamaria"));
  EXPECT_NE(fold("李明"), fold("李鸣"));
  EXPECT_NE(fold("O'Neil"), fold("ONeil"));
}

TEST(Fold, FoldingTwiceChangesNothing) {
  for (const char* text : {"José", "Straße", "O’Neil", "Søren Ærø", "İstanbul", "ﬃ", "ǅ", "田中 さくら", "নীলা", "Ｘ１",
                           "🙂 x", "\u1e9b\u0323", "´a", "ÿ`", "\u037a", "\u00a8x"}) {
    EXPECT_EQ(fold(fold(text)), fold(text)) << text;
  }
}

TEST(Fold, BytesThatAreNoTextDoNoHarm) {
  EXPECT_EQ(fold("\xff\xfe").find('\0'), std::string::npos);
  EXPECT_NE(fold("a\x80z"), fold("az\xc3"));
}

TEST(Shown, PlainTextIsLeftAsItIs) {
  for (const char* text :
       {"Priya Nair", "Zoë Müller", "田中さくら", "👩‍🚀 🇮🇳", "it's \"quoted\" \\ here", "שלום"})
    EXPECT_EQ(shown(text), text);
}

TEST(Shown, ControlCharactersAreMadeVisible) {
  EXPECT_EQ(shown("\x1b[2J"), "\\x1b[2J");
  EXPECT_EQ(shown("\x1b]52;c;aGk=\x07"), "\\x1b]52;c;aGk=\\x07");
  EXPECT_EQ(shown("a\rb"), "a\\x0db");
  EXPECT_EQ(shown("a\nb\tc"), "a\\nb\\tc");
  EXPECT_EQ(shown("\x7f"), "\\x7f");
  EXPECT_EQ(shown("\u009b2J"), "\\x9b2J");
  EXPECT_EQ(shown("\u0085"), "\\x85");
}

TEST(Shown, CharactersThatHideOrTurnTheDirectionAreMadeVisible) {
  EXPECT_EQ(shown("a\u202eb"), "a\\u202eb");
  EXPECT_EQ(shown("\u2066x\u2069"), "\\u2066x\\u2069");
  EXPECT_EQ(shown("\u200e\u200f\u061c"), "\\u200e\\u200f\\u061c");
  EXPECT_EQ(shown("a\u200bb"), "a\\u200bb");
  EXPECT_EQ(shown("\ufeffx"), "\\ufeffx");
  EXPECT_EQ(shown("x\U000e0041"), "x\\ue0041");
}

TEST(Shown, BytesThatAreNoUtf8AreMadeVisible) {
  EXPECT_EQ(shown("a\xff"), "a\\xff");
  EXPECT_EQ(shown("\x9b\x32J"), "\\x9b2J");
  EXPECT_EQ(shown("\xe2\x82"), "\\xe2\\x82");
  EXPECT_EQ(shown("\xc0\x9b"), "\\xc0\\x9b");
}

TEST(Shown, NoByteOfAnySequenceReachesATerminalRaw) {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string text{static_cast<char>(first), static_cast<char>(second), '\x1b', '['};
      const std::string safe = shown(text);
      ASSERT_TRUE(is_text(safe)) << first << " " << second;
      for (std::size_t at = 0; at < safe.size();) {
        const auto [c, size] = code_point(safe, at);
        ASSERT_TRUE(c >= 0x20 && (c < 0x7f || c > 0x9f)) << first << " " << second;
        at += size;
      }
    }
  }
}

TEST(IsText, TakesUtf8AndNothingElse) {
  EXPECT_TRUE(is_text(""));
  EXPECT_TRUE(is_text("Zoë 田中 🙂"));
  EXPECT_TRUE(is_text("\ufffd"));
  EXPECT_TRUE(is_text("\x1b[2J"));
  EXPECT_FALSE(is_text(std::string_view("a\0b", 3)));
  EXPECT_FALSE(is_text("\x80"));
  EXPECT_FALSE(is_text("\xc3"));
  EXPECT_FALSE(is_text("\xc0\xaf"));
  EXPECT_FALSE(is_text("\xed\xa0\x80"));
  EXPECT_FALSE(is_text("\xf4\x90\x80\x80"));
}

TEST(CodePoint, AppendedReadsBack) {
  for (char32_t c = 1; c <= 0x10ffff; c += c < 0x3000 ? 1 : 37) {
    if (c >= 0xd800 && c <= 0xdfff) continue;
    std::string text;
    append(text, c);
    const auto [value, size] = code_point(text, 0);
    ASSERT_EQ(value, c);
    ASSERT_EQ(size, text.size());
  }
}

TEST(Trimmed, WhiteSpaceGoesAndTextStays) {
  EXPECT_EQ(trimmed("  a b\u00a0\n"), "a b");
  EXPECT_EQ(trimmed("\u3000x"), "x");
  EXPECT_EQ(trimmed(" \t "), "");
  EXPECT_EQ(trimmed(""), "");
  EXPECT_EQ(trimmed("\u2003\u00a0a\xff \u3000\u2003"), "a\xff");
  EXPECT_EQ(trimmed("\xe3\x80\u3000"), "\xe3\x80");
  EXPECT_EQ(trimmed("a\x80"), "a\x80");
}

TEST(LowerAscii, LeavesOtherLettersAlone) { EXPECT_EQ(lower_ascii("ABCxyzÄ"), "abcxyzÄ"); }

}  // namespace
