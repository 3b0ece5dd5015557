#include "interchange/csv_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "interchange/decoding.hpp"

namespace {

using namespace rapport;
using interchange::CsvReader;
using interchange::CsvRow;

std::vector<CsvRow> rows_of(Input input) {
  CsvReader reader(std::move(input), ',');
  std::vector<CsvRow> rows;
  while (auto row = reader.next()) rows.push_back(std::move(*row));
  return rows;
}

/// Hands out a byte at a time, so that every two that belong together are parted.
Input in_bytes(std::string text) {
  return Input([rest = std::move(text)](char* into, std::size_t) mutable {
    const std::size_t count = rest.copy(into, 1);
    rest.erase(0, count);
    return count;
  });
}

TEST(CsvReader, QuotedTextIsGivenByteForByte) {
  const std::string text = "a\rb\r\nc\nd\r\r\n\"\"e\"\"\r";
  for (auto& rows :
       {rows_of(interchange::text_input("\"" + text + "\",x\r\n")), rows_of(in_bytes("\"" + text + "\",x\r\n"))}) {
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].fields, (std::vector<std::string>{"a\rb\r\nc\nd\r\r\n\"e\"\r", "x"}));
  }
}

TEST(CsvReader, OutsideQuotesEveryEndOfALineEndsTheRecord) {
  for (const std::string end : {"\n", "\r", "\r\n"}) {
    const auto rows = rows_of(in_bytes("a,b" + end + end + "c,d"));
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[1].fields, (std::vector<std::string>{"c", "d"}));
    EXPECT_EQ(rows[1].line, 3);
  }
}

TEST(CsvReader, QuotesAreTextWhereTheyAreToBe) {
  CsvReader reader(interchange::text_input("\"a\",b\n\"a\",\"b\n \"c"), ',');
  EXPECT_EQ(reader.next()->fields, (std::vector<std::string>{"a", "b"}));
  reader.treat_quotes_as_text();
  EXPECT_EQ(reader.next()->fields, (std::vector<std::string>{"\"a\"", "\"b"}));
  EXPECT_EQ(reader.next()->fields, (std::vector<std::string>{" \"c"}));
}

TEST(CsvReader, LinesInsideQuotesCount) {
  for (const std::string end : {"\n", "\r", "\r\n"}) {
    const auto rows = rows_of(in_bytes("\"a" + end + end + "b\"" + end + "c"));
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[1].line, 4);
  }
}

TEST(Delimiter, AHeaderWithOneKindSaysWhichWhateverTheTextsHold) {
  EXPECT_EQ(interchange::delimiter_of("date\tpeople\n2026-11-19\ta;b;c;d, e, f, g\n"), '\t');
  EXPECT_EQ(interchange::delimiter_of("date,people,text\n2026-11-19,a;b;c;d;e,tea\n"), ',');
  EXPECT_EQ(interchange::delimiter_of("a|b|c\n1;1;1;1|2|3\n"), '|');
}

TEST(Delimiter, WithoutSuchAHeaderItIsTheOneThatStandsMostOften) {
  EXPECT_EQ(interchange::delimiter_of("Exported, for you\nname;mail;tag\nPriya;p@site.example;x\n"), ';');
  EXPECT_EQ(interchange::delimiter_of("Notes:\nname,mail\n"), ',');
  EXPECT_EQ(interchange::delimiter_of("name;\"a,b,c\"\n"), ';');
}

}  // namespace
