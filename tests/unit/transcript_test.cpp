#include "support/transcript.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace {

using namespace rapport;
using test::CommandLine;
using test::Replay;

/// A small program in the place of rapport: it says what it was given.
int echo_world(World& world) {
  for (const auto& word : world.arguments) world.out.write("[" + word + "]");
  if (!world.arguments.empty()) world.out.write("\n");
  if (const auto text = world.in.all(1000); text && !text->empty()) world.out.write("in: " + *text);
  if (world.arguments == std::vector<std::string>{"where"}) {
    world.out.write(to_iso(world.today) + " " + *world.variable("HOME") + "/x\n");
    world.out.write(std::to_string(world.terminal.columns) + (world.terminal.out ? " tty\n" : " no tty\n"));
  }
  if (world.arguments == std::vector<std::string>{"seed"}) world.out.write(std::to_string(world.seed) + "\n");
  if (world.arguments == std::vector<std::string>{"fail"}) world.err.write("rapport: no\n");
  world.out.flush();
  world.err.flush();
  return world.arguments == std::vector<std::string>{"fail"} ? 3 : 0;
}

const test::Subject subject{.run = echo_world};

/// The transcript as it should read, made from one in which all outputs are missing or wrong.
std::string replayed(std::string_view text) { return replay_golden(text, subject).text; }

std::vector<std::string> words(std::string_view line) {
  return test::parse_command_line(line, "/home/me").stages.front().words;
}

TEST(CommandLine, WordsAreSplitAsAShellDoes) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(words("rapport log  \"lunch with Priya\" --on fri"),
            (Words{"rapport", "log", "lunch with Priya", "--on", "fri"}));
  EXPECT_EQ(words(R"(a 'b "c" \d' "e 'f' \"g\" \x")"), (Words{"a", R"(b "c" \d)", R"(e 'f' "g" \x)"}));
  EXPECT_EQ(words(R"(a\ b '' "" c"d"'e')"), (Words{"a b", "", "", "cde"}));
  EXPECT_EQ(words("cat ~/notes.txt # the file"), (Words{"cat", "/home/me/notes.txt"}));
  EXPECT_EQ(words("tag priya +mentoring -a '#b' c#d"), (Words{"tag", "priya", "+mentoring", "-a", "#b", "c#d"}));
}

TEST(CommandLine, PipesAndRedirectionsAreTakenOutOfTheWords) {
  const CommandLine line =
      test::parse_command_line("NO_COLOR=1 rapport export < in.txt | rapport import - > out.txt", "/h");
  ASSERT_EQ(line.stages.size(), 2U);
  EXPECT_EQ(line.stages[0].variables.front().first, "NO_COLOR");
  EXPECT_EQ(line.stages[0].words, (std::vector<std::string>{"rapport", "export"}));
  EXPECT_EQ(line.stages[1].words, (std::vector<std::string>{"rapport", "import", "-"}));
  EXPECT_EQ(line.input_file, "in.txt");
  EXPECT_EQ(line.output_file, "out.txt");
  EXPECT_EQ(test::parse_command_line("rapport log - <<< 'one line'", "/h").input_text, "one line\n");
  EXPECT_EQ(test::parse_command_line("rapport log - <<END", "/h").input_until, "END");
}

TEST(CommandLine, WhatAShellWouldReadOtherwiseIsRefused) {
  for (const char* line : {"rapport log $HOME", "rapport log \"$(date)\"", "rapport list *", "a; b", "a && b",
                           "rapport log 'x", "rapport log \"x", "| rapport", "rapport >", ""}) {
    EXPECT_THROW(test::parse_command_line(line, "/h"), std::runtime_error) << line;
  }
}

TEST(Transcript, OneThatIsRightStaysAsItIs) {
  const std::string text =
      "# A comment.\n\n@ 2026-12-01\n$ rapport a 'b c'\n[a][b c]\n\n$ rapport fail\n[fail]\n! rapport: no\n[exit "
      "3]\n\n# The end.\n";
  const Replay replay = replay_golden(text, subject);
  EXPECT_TRUE(replay.mismatches.empty());
  EXPECT_EQ(replay.commands, 2U);
  EXPECT_EQ(replay.text, text);
}

TEST(Transcript, AnOutputThatDiffersIsFoundAndMended) {
  const Replay replay = replay_golden("$ rapport a\n[b]\n$ rapport c\n[c]\n$ rapport d\n", subject);
  ASSERT_EQ(replay.mismatches.size(), 2U);
  EXPECT_EQ(replay.mismatches[0].line, 1U);
  EXPECT_EQ(replay.mismatches[0].expected, std::vector<std::string>{"[b]"});
  EXPECT_EQ(replay.mismatches[0].actual, std::vector<std::string>{"[a]"});
  EXPECT_EQ(replay.mismatches[1].command, "rapport d");
  EXPECT_EQ(replay.text, "$ rapport a\n[a]\n$ rapport c\n[c]\n$ rapport d\n[d]\n");
}

TEST(Transcript, AMissingExitStatusOrErrorIsAMismatch) {
  EXPECT_EQ(replay_golden("$ rapport fail\n[fail]\n! rapport: no\n", subject).mismatches.size(), 1U);
  EXPECT_EQ(replay_golden("$ rapport fail\n[fail]\n[exit 3]\n", subject).mismatches.size(), 1U);
  EXPECT_EQ(replay_golden("$ rapport fail\n[fail]\nrapport: no\n[exit 3]\n", subject).mismatches.size(), 1U);
}

TEST(Transcript, TheDayTheHomeAndTheTerminalAreThoseOfTheDirectives) {
  EXPECT_EQ(replayed("$ rapport where\n"), "$ rapport where\n[where]\n2026-11-19 ~/x\n80 no tty\n");
  EXPECT_EQ(replayed("@ 2026-02-03\n@ tty 40\n$ rapport where\n"),
            "@ 2026-02-03\n@ tty 40\n$ rapport where\n[where]\n2026-02-03 ~/x\n40 tty\n");
  EXPECT_THROW(replayed("@ nonsense\n"), std::runtime_error);
}

TEST(Transcript, InputComesFromTextFilesLinesAndPipes) {
  EXPECT_EQ(replayed("$ rapport - <<< hello\n"), "$ rapport - <<< hello\n[-]\nin: hello\n");
  EXPECT_EQ(replayed("$ echo hello you | rapport -\n"), "$ echo hello you | rapport -\n[-]\nin: hello you\n");
  const std::string file = "$ write f.txt <<END\none\n$ two\nEND\n$ rapport < f.txt\nin: one\n\\$ two\n";
  EXPECT_EQ(replayed(file), "$ write f.txt <<END\none\n$ two\nEND\n$ rapport < f.txt\nin: one\n\\$ two\n");
  EXPECT_EQ(replayed("$ rapport a > f\n$ cat f\n"), "$ rapport a > f\n$ cat f\n[a]\n");
}

TEST(Transcript, WhatWouldBeInvisibleIsShown) {
  EXPECT_EQ(replayed("$ rapport - <<END\na\n\n\nEND\n"),
            "$ rapport - <<END\na\n\n\nEND\n[-]\nin: a\n[empty line]\n[empty line]\n");
  EXPECT_EQ(replayed("$ rapport 'a\rb'\n"), "$ rapport 'a\rb'\n[a␍b]\n");
}

TEST(Transcript, SeedsDependOnTheCommandAndNotOnWhatCameBefore) {
  const std::string one = replayed("$ rapport seed\n");
  const std::string two = replayed("$ rapport a\n$ rapport seed\n");
  EXPECT_NE(two.find(one), std::string::npos);
  const std::string twice = replayed("$ rapport seed\n$ rapport seed\n");
  EXPECT_NE(twice, one + one);
}

TEST(Transcript, WhatCannotBeRunIsSaidWithItsLine) {
  try {
    replayed("# x\n\n$ curl example.org\n");
    FAIL();
  } catch (const std::runtime_error& problem) {
    EXPECT_STREQ(problem.what(), "line 3: cannot run curl");
  }
  EXPECT_THROW(replayed("stray output\n"), std::runtime_error);
  EXPECT_THROW(replayed("$ rapport - <<END\nnever closed\n"), std::runtime_error);
}

TEST(Transcript, OfADocumentAreItsConsoleBlocksThatBeginWithRapport) {
  const std::string text =
      "# Title\n\n```console\n$ rapport where\nwrong\n```\n\n```sh\n$ rapport not this\n```\n\n```console\n$ git clone "
      "x\n```\n"
      "<!-- session: new -->\n<!-- @ 2027-01-01 -->\n```console\n$ rapport where # now\n$ rapport fail\n```\nEnd.\n";
  const Replay replay = replay_document(text, subject);
  EXPECT_EQ(replay.commands, 3U);
  EXPECT_EQ(replay.mismatches.size(), 3U);
  EXPECT_EQ(replay.text,
            "# Title\n\n```console\n$ rapport where\n[where]\n2026-11-19 ~/x\n80 tty\n```\n\n```sh\n$ rapport not "
            "this\n```\n\n```console\n$ "
            "git clone x\n```\n<!-- session: new -->\n<!-- @ 2027-01-01 -->\n```console\n$ rapport where # "
            "now\n[where]\n2027-01-01 "
            "~/x\n80 tty\n$ rapport fail\n[fail]\nrapport: no\n```\nEnd.\n");
}

}  // namespace
