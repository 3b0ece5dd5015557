#include "view/table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace rapport::view {
namespace {

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    result.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return result;
}

int widest(const std::string& text) {
  int result = 0;
  for (const auto& line : lines(text)) result = std::max(result, width(line));
  return result;
}

std::string without_colour(const std::string& text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\x1b') {
      at = text.find('m', at);
    } else {
      result += text[at];
    }
  }
  return result;
}

Table due() {
  return {
      .columns = {{.title = {}, .flexible = true, .least = 10},
                  {.title = {}, .rank = 2},
                  {.title = {}, .rank = 1},
                  {.title = {}},
                  {.title = {}, .flexible = true, .rank = 3}},
      .rows =
          {{{"Priya Nair"}, {"every 3w"}, {"last talk 12 Oct"}, {"17 days over"}, {"by call, with an agenda ahead"}},
           {{"王小明"}, {"every 2m"}, {"last talk 19 Sep"}, {"due today"}, {"by email"}},
           {{"Zoe\u0308 Mu\u0308ller 🇩🇪"}, {"every 1y"}, {}, {"new"}, {}}},
      .indent = 2};
}

TEST(Table, AlignsColumnsByWhatIsSeen) {
  EXPECT_EQ(render(due(), {}),
            "  Priya Nair     every 3w  last talk 12 Oct  17 days over  by call, with an agenda ahead\n"
            "  王小明         every 2m  last talk 19 Sep  due today     by email\n"
            "  Zoe\u0308 Mu\u0308ller 🇩🇪  every 1y                    new\n");
}

TEST(Table, WithoutRowsIsNothing) { EXPECT_EQ(render({.columns = {{.title = "name"}}}, {}), ""); }

TEST(Table, AlignsNumbersToTheRight) {
  const Table table{.columns = {{.title = "name"}, {.title = "days", .right = true}, {.title = "by"}},
                    .rows = {{{"Ana"}, {"7"}, {"call"}}, {{"Bo"}, {"112"}, {"card"}}, {{"Cy"}, {}, {"gift"}}}};
  EXPECT_EQ(render(table, {}),
            "name  days  by\n"
            "Ana      7  call\n"
            "Bo     112  card\n"
            "Cy          gift\n");
}

TEST(Table, LeavesOutAColumnInWhichNothingStands) {
  const Table table{.columns = {{.title = "name"}, {.title = "org"}, {.title = "role"}},
                    .rows = {{{"Ana"}, {}, {"chef"}}, {{"Bo"}, {}, {}}}};
  EXPECT_EQ(render(table, {}), "name  role\nAna   chef\nBo\n");
}

TEST(Table, LeavesOutEvenAColumnOfUnprintableWidth) {
  const Table table{.columns = {{.title = {}}, {.title = {}}}, .rows = {{{"Ana"}}}};
  EXPECT_EQ(render(table, {}), "Ana\n");
}

TEST(Table, HasNoSpacesAtALinesEnd) {
  for (int columns : {0, 20, 40, 80}) {
    for (const auto& line : lines(render(due(), {.columns = columns}))) EXPECT_FALSE(line.ends_with(' ')) << line;
  }
}

TEST(Table, CutsTheWidestFlexibleColumnFirst) {
  EXPECT_EQ(render(due(), {.columns = 80}),
            "  Priya Nair     every 3w  last talk 12 Oct  17 days over  by call, with an age…\n"
            "  王小明         every 2m  last talk 19 Sep  due today     by email\n"
            "  Zoe\u0308 Mu\u0308ller 🇩🇪  every 1y                    new\n");
}

TEST(Table, LeavesOutTheHighestRankWhereCuttingIsNotEnough) {
  EXPECT_EQ(render(due(), {.columns = 60}),
            "  Priya Nair     every 3w  last talk 12 Oct  17 days over\n"
            "  王小明         every 2m  last talk 19 Sep  due today\n"
            "  Zoe\u0308 Mu\u0308ller 🇩🇪  every 1y                    new\n");
}

TEST(Table, NeverIsWiderThanThePage) {
  for (int columns = 1; columns <= 100; ++columns) {
    EXPECT_LE(widest(render(due(), {.columns = columns})), std::max(columns, 3)) << columns;
  }
}

TEST(Table, IsNeverCutWhereTheOutputIsNoTerminal) {
  const std::string text(500, 'x');
  const Table table{.columns = {{.title = {}, .flexible = true}}, .rows = {{{text}}}};
  EXPECT_EQ(render(table, {.columns = 0}), text + "\n");
}

TEST(Table, ColoursCountForNothing) {
  Table table = due();
  for (auto& row : table.rows) {
    for (auto& cell : row) cell.tone = Tone::pressing;
  }
  for (int columns : {0, 17, 40, 60, 80}) {
    const std::string coloured = render(table, {.columns = columns, .paint = {.colour = true}});
    EXPECT_EQ(without_colour(coloured), render(table, {.columns = columns}));
    EXPECT_NE(coloured.find('\x1b'), std::string::npos);
  }
}

TEST(Table, TitlesAreDim) {
  const Table table{.columns = {{.title = "name"}}, .rows = {{{"Ana"}}}};
  EXPECT_EQ(render(table, {.paint = {.colour = true}}), "\x1b[2mname\x1b[0m\nAna\n");
}

TEST(Table, ShowsWhatATerminalWouldObey) {
  const std::vector<std::string> hostile{"\x1b[2J",       "\x1b]52;c;ZXZpbA==\x07", "\u009b31m", "a\rb",
                                         "\u202egnp.exe", std::string("a\0b", 3),   "a\x7f",     "\u2066x\u2069"};
  Table table{.columns = {{.title = {}, .flexible = true}, {.title = {}}}};
  for (const auto& text : hostile) table.rows.push_back({{text}, {"end"}});
  for (int columns : {0, 12, 40}) {
    const std::string shown = render(table, {.columns = columns});
    EXPECT_EQ(lines(shown).size(), hostile.size());
    for (const char c : shown) EXPECT_TRUE(c == '\n' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f));
    for (const char* raw : {"\u009b", "\u202e", "\u2066", "\u2069"}) EXPECT_EQ(shown.find(raw), std::string::npos);
  }
}

TEST(Table, IgnoresCellsBeyondTheLastColumn) {
  const Table table{.columns = {{.title = {}}}, .rows = {{{"a"}, {"b"}}}};
  EXPECT_EQ(render(table, {}), "a\n");
}

}  // namespace
}  // namespace rapport::view
