#include "interchange/listing_writer.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace rapport::interchange {
namespace {

std::string written(const Listing& listing, Format format, Options options = {}) {
  std::string bytes;
  Output out([&](std::string_view block) {
    bytes += block;
    return Output::State::good;
  });
  write(out, listing, format, options);
  out.flush();
  return bytes;
}

std::string csv_field(std::string_view text, bool excel_safe = false) {
  std::string field;
  append_csv(field, text, excel_safe);
  return field;
}

std::string tsv_field(std::string_view text) {
  std::string field;
  append_tsv(field, text);
  return field;
}

Listing people() {
  return {.columns = {"handle", "name", "tags", "days_over", "ratio", "private"},
          .rows = {{"priya", "Priya Nair", std::vector<std::string>{"team", "q3"}, 17, Ratio{1.8095}, true},
                   {"jo", "Jo \"JJ\" Ash, jr.", std::vector<std::string>{}, -3, Cell{}, false}},
          .id_column = "handle"};
}

TEST(Csv, IsRfc4180) {
  EXPECT_EQ(written(people(), Format::csv),
            "handle,name,tags,days_over,ratio,private\r\n"
            "priya,Priya Nair,team;q3,17,1.81,true\r\n"
            "jo,\"Jo \"\"JJ\"\" Ash, jr.\",,-3,,false\r\n");
}

TEST(Csv, QuotesOnlyWhereItMust) {
  EXPECT_EQ(csv_field("plain; text's = here\t"), "plain; text's = here\t");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("a\nb"), "\"a\nb\"");
  EXPECT_EQ(csv_field("a\rb"), "\"a\rb\"");
  EXPECT_EQ(csv_field("\""), "\"\"\"\"");
}

TEST(Csv, OfNothingIsItsHeader) {
  EXPECT_EQ(written({.columns = {"a", "b"}}, Format::csv), "a,b\r\n");
  EXPECT_EQ(written({.columns = {"a", "b"}}, Format::csv, {.header = false}), "");
}

TEST(Csv, ARowOfOneEmptyFieldIsNoEmptyLine) {
  EXPECT_EQ(written({.columns = {"a"}, .rows = {{Cell{}}}}, Format::csv), "a\r\n\"\"\r\n");
  EXPECT_EQ(written({.columns = {"a", "b"}, .rows = {{Cell{}, Cell{}}}}, Format::csv), "a,b\r\n,\r\n");
}

TEST(Csv, KeepsEveryByteOfAText) {
  const std::string text = "a\x1b[2J\u202e王\xe2\x9d\xa4";
  EXPECT_EQ(written({.columns = {"t"}, .rows = {{text}}}, Format::csv, {.header = false}), text + "\r\n");
}

TEST(ExcelSafeCsv, StartsNoFormula) {
  for (const char* text : {"=1+2", "+49 170 555", "-2+3", "@SUM(A1)", "'=1", " =1", "''  =1", "＝1", "\t=1", "\n=1"}) {
    const std::string field = csv_field(text, true);
    EXPECT_TRUE(field.starts_with('\'') || field.starts_with("\"'")) << text;
  }
}

TEST(ExcelSafeCsv, LeavesOtherTextAlone) {
  for (const char* text : {"", "Priya", "'tis", "a=b", "' ", "1-2"}) EXPECT_EQ(csv_field(text, true), text);
}

TEST(ExcelSafeCsv, QuotesWhateverAnotherLandWouldTakeForASeparator) {
  EXPECT_EQ(csv_field("a;=1", true), "\"a;=1\"");
  EXPECT_EQ(csv_field("a\t=1", true), "\"a\t=1\"");
}

TEST(ExcelSafeCsv, IsTakenBackExactly) {
  for (const char* text : {"=1", "'=1", "''=1", "' =1", "'", "''", "'tis", "", "＠x", "'a=1", " ' =", "-"}) {
    EXPECT_EQ(without_guard(csv_field(text, true)), text);
  }
}

TEST(ExcelSafeCsv, IsMarkedSoThatAReaderKnows) {
  const Listing listing{.columns = {"name", "days"}, .rows = {{"=1", -3}}};
  EXPECT_EQ(written(listing, Format::csv, {.excel_safe = true}), "\xef\xbb\xbfname,days\r\n'=1,-3\r\n");
  EXPECT_EQ(written(listing, Format::csv), "name,days\r\n=1,-3\r\n");
}

TEST(Tsv, EscapesWhatWouldBreakTheTable) {
  EXPECT_EQ(tsv_field("a\tb\nc\rd\\e\"f"), "a\\tb\\nc\\rd\\\\e\"f");
  EXPECT_EQ(written({.columns = {"a", "b"}, .rows = {{"x\ty", Cell{}}}}, Format::tsv), "a\tb\nx\\ty\t\n");
}

TEST(Json, IsOneArray) {
  EXPECT_EQ(written(people(), Format::json),
            "[\n"
            "  {\"handle\":\"priya\",\"name\":\"Priya "
            "Nair\",\"tags\":[\"team\",\"q3\"],\"days_over\":17,\"ratio\":1.81,\"private\":true},\n"
            "  {\"handle\":\"jo\",\"name\":\"Jo \\\"JJ\\\" Ash, "
            "jr.\",\"tags\":[],\"days_over\":-3,\"ratio\":null,\"private\":false}\n"
            "]\n");
}

TEST(Json, OfNothingIsAnEmptyArray) {
  EXPECT_EQ(written({.columns = {"a"}}, Format::json), "[]\n");
  EXPECT_EQ(written({.columns = {"a"}}, Format::jsonl), "");
}

TEST(Json, LinesAreOneObjectEach) {
  EXPECT_EQ(written({.columns = {"a", "b"}, .rows = {{1, "x\ny"}, {2, Cell{}}}}, Format::jsonl),
            "{\"a\":1,\"b\":\"x\\ny\"}\n{\"a\":2,\"b\":null}\n");
}

TEST(Json, KeepsTextAsUtf8) {
  EXPECT_EQ(to_json(Cell("Zoë 王 👨‍👩‍👧 / '")), "\"Zoë 王 👨‍👩‍👧 / '\"");
}

TEST(Json, EscapesWhatATerminalWouldObey) {
  EXPECT_EQ(to_json(Cell("\x1b[2J\x7f\u009b\u202e\u2066\u2028")), "\"\\u001b[2J\\u007f\\u009b\\u202e\\u2066\\u2028\"");
  EXPECT_EQ(to_json(Cell("\"\\\b\f\n\r\t")), "\"\\\"\\\\\\b\\f\\n\\r\\t\"");
  EXPECT_EQ(to_json(Cell(std::string("a\0b", 3))), "\"a\\u0000b\"");
}

TEST(Json, ReadsBackAsTheSameTextWhateverItIs) {
  std::string all;
  for (int c = 0; c < 0x80; ++c) all += static_cast<char>(c);
  all += "\u0080\u009b\u00a0é\u061c\u200d\u200e\u202e\u2069王\U0001f468\U000e0067";
  EXPECT_EQ(nlohmann::json::parse(to_json(Cell(all))).get<std::string>(), all);
}

TEST(Json, ReplacesBytesThatAreNoUtf8) {
  EXPECT_EQ(to_json(Cell("a\xff\xc3(\xe2\x82")), "\"a\ufffd\ufffd(\ufffd\ufffd\"");
  EXPECT_EQ(to_json(Cell("\ufffd")), "\"\ufffd\"");
}

TEST(Json, RatiosHaveTwoDecimalsAndAreNeverNoNumber) {
  EXPECT_EQ(to_json(Cell(Ratio{2})), "2.00");
  EXPECT_EQ(to_json(Cell(Ratio{1.005e3})), "1005.00");
  EXPECT_EQ(to_json(Cell(Ratio{-0.001})), "0.00");
  EXPECT_EQ(to_json(Cell(Ratio{std::nan("")})), "null");
  EXPECT_TRUE(nlohmann::json::accept(to_json(Cell(Ratio{1e308}))));
}

TEST(Json, ObjectsAreIndented) {
  std::string bytes;
  Output out([&](std::string_view block) {
    bytes += block;
    return Output::State::good;
  });
  write_object(out, {{"name", "Ana"},
                     {"tags", std::vector<std::string>{"a", "b"}},
                     {"last", std::vector<Fields>{{{"id", "7k3"}, {"text", Cell{}}}}},
                     {"none", std::vector<Fields>{}},
                     {"empty", Fields{}}});
  out.flush();
  EXPECT_EQ(bytes,
            "{\n"
            "  \"name\": \"Ana\",\n"
            "  \"tags\": [\"a\", \"b\"],\n"
            "  \"last\": [\n"
            "    {\n"
            "      \"id\": \"7k3\",\n"
            "      \"text\": null\n"
            "    }\n"
            "  ],\n"
            "  \"none\": [],\n"
            "  \"empty\": {}\n"
            "}\n");
}

TEST(Ids, AreEachPrintedOnce) {
  const Listing listing{.columns = {"name", "handle"},
                        .rows = {{"A", "a"}, {"B", "b"}, {"A", "a"}, {"C", Cell{}}, {"D", ""}},
                        .id_column = "handle"};
  EXPECT_EQ(written(listing, Format::ids), "a\nb\n");
}

TEST(Ids, OfAListingWithoutThatColumnAreNone) {
  EXPECT_EQ(written({.columns = {"name"}, .rows = {{"A"}}, .id_column = "handle"}, Format::ids), "");
}

TEST(SafeListing, SendsNothingToATerminalThatItWouldObey) {
  const Listing listing{.columns = {"t"}, .rows = {{"\x1b[2J\u009b\u202e\r\n,\""}}, .id_column = "t"};
  for (const Format format : {Format::csv, Format::tsv, Format::json, Format::jsonl, Format::ids}) {
    std::string bytes = written(listing, format, {.header = false, .safe = true});
    if (format == Format::csv) bytes.erase(bytes.rfind('\r'), 1);
    for (const char c : bytes) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
    for (const char* raw : {"\u009b", "\u202e"}) EXPECT_EQ(bytes.find(raw), std::string::npos);
  }
}

TEST(Listing, OfAnySizeIsHandedOnWhole) {
  Listing listing{.columns = {"n", "text"}};
  for (int i = 0; i < 5000; ++i) listing.rows.push_back({i, std::string(40, 'x')});
  const auto json = nlohmann::json::parse(written(listing, Format::json));
  ASSERT_EQ(json.size(), 5000U);
  EXPECT_EQ(json[4999]["n"], 4999);
}

TEST(Listing, AFailingStreamIsSeenByItsOwner) {
  Output out([](std::string_view) { return Output::State::failed; });
  write(out, people(), Format::csv);
  EXPECT_EQ(out.flush(), Output::State::failed);
}

}  // namespace
}  // namespace rapport::interchange
