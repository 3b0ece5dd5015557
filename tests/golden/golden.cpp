#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <string>

#include "cli/run.hpp"
#include "support/transcript.hpp"

namespace {

namespace fs = std::filesystem;
using rapport::test::Replay;

void print(const char* sign, const std::vector<std::string>& lines) {
  for (const auto& line : lines) std::printf("  %s %s\n", sign, line.c_str());
}

void print(const fs::path& file, const Replay::Mismatch& mismatch) {
  std::printf("%s:%zu: $ %s\n", file.filename().c_str(), mismatch.line, mismatch.command.c_str());
  print("-", mismatch.expected);
  print("+", mismatch.actual);
}

/// Whether the transcript in this file came out as it stands there.
bool replay(const fs::path& file, bool accept) {
  const std::string text = rapport::test::contents(file);
  const rapport::test::Subject subject{.run = rapport::cli::run};
  const bool document = file.extension() == ".md";
  const Replay replay = document ? replay_document(text, subject) : replay_golden(text, subject);
  if (replay.commands == 0) std::printf("%s: no command in it\n", file.filename().c_str());
  for (const auto& mismatch : replay.mismatches) print(file, mismatch);
  if (replay.mismatches.empty()) return replay.commands > 0;
  if (accept) {
    rapport::test::put_file(file, replay.text);
    return true;
  }
  std::printf(
      "RAPPORT_ACCEPT=1 takes what came out (+) in the place of what was expected (-), for review in the diff.\n");
  return false;
}

}  // namespace

int main(int count, char** arguments) {
  const bool accept = std::getenv("RAPPORT_ACCEPT") != nullptr;
  bool good = count > 1;
  for (int i = 1; i < count; ++i) {
    try {
      good = replay(fs::absolute(arguments[i]), accept) && good;
    } catch (const std::exception& problem) {
      std::printf("%s: %s\n", arguments[i], problem.what());
      good = false;
    }
  }
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
