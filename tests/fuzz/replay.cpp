#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "support/test_world.hpp"
#include "targets.hpp"

/// Tries a target on seeds and on texts made from them, the same ones on every run; or writes the seeds, each as a file
/// in a folder.
///
/// usage: replay TARGET TEXTS|--seeds=FOLDER SEED-FILE-OR-FOLDER...
///
/// Each line of a seed file is a seed, and so is each file in a folder as a whole (found cases are kept so).
namespace {

namespace fs = std::filesystem;
using Random = std::mt19937;

using rapport::fuzz::Target;
using Texts = std::vector<std::string>;

void add_lines(const Target& target, const std::string& text, Texts& found) {
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    const auto seed = target.seed == nullptr ? line : target.seed(line);
    if (seed) found.push_back(*seed);
    at = end + 1;
  }
}

Texts seeds(const Target& target, int count, char** arguments) {
  Texts found{""};
  if (target.seeds != nullptr) found = target.seeds();
  for (int i = 3; i < count; ++i) {
    if (!fs::is_directory(arguments[i])) {
      add_lines(target, rapport::test::contents(arguments[i]), found);
      continue;
    }
    std::vector<fs::path> files;
    for (const auto& file : fs::directory_iterator(arguments[i])) files.push_back(file.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) found.push_back(rapport::test::contents(file));
  }
  return found;
}

/// Pieces that mean something to the readers.
std::string piece(Random& random) {
  static const Texts pieces{"->",
                            "??",
                            "**",
                            "#",
                            "+",
                            "@",
                            "\\",
                            ": ",
                            "yesterday",
                            "on friday",
                            "Priya",
                            "Sam",
                            "Will",
                            "'s",
                            "\u2019",
                            "\u0301",
                            "\u200d",
                            "\u202e",
                            "王小明",
                            "김민수와",
                            "2026-02-30",
                            "03/04",
                            "7:30 PM",
                            "noon",
                            "called",
                            "no answer",
                            "\"",
                            "(",
                            "\n",
                            "\xff",
                            "\xf0\x9f",
                            "\u00e9",
                            "\u05d0",
                            " ",
                            "  ",
                            "by tomorrow",
                            "BEGIN:VCARD\r\n",
                            "END:VCARD\r\n",
                            ";ENCODING=QUOTED-PRINTABLE:",
                            "=C3",
                            "=\r\n",
                            "\r\n ",
                            ",",
                            ";",
                            "\\n",
                            ":::",
                            "---\n",
                            "- 2026-11-18 ",
                            "{",
                            "[",
                            "]",
                            "BDAY:--0229",
                            "[[",
                            "\t",
                            "\xff\xfe",
                            "\xef\xbb\xbf",
                            "\r",
                            "\x1f",
                            "\x1f--",
                            "\x1f--every\x1fweekly",
                            "\x1f--json",
                            "\x1f--dry-run",
                            "\x1e",
                            "=",
                            "\"\"\"",
                            "[kinds]\n",
                            "kinds.",
                            "\\u0000"};
  return pieces[random() % pieces.size()];
}

std::string changed(std::string text, const Texts& seeds, Random& random) {
  for (auto times = random() % 4 + 1; times > 0; --times) {
    const std::size_t at = random() % (text.size() + 1);
    const std::size_t size = std::min<std::size_t>(random() % 8, text.size() - at);
    switch (random() % 6) {
      case 0:
        text.insert(at, piece(random));
        break;
      case 1:
        text.erase(at, size);
        break;
      case 2:
        text.insert(at, text.substr(at, size));
        break;
      case 3:
        if (at < text.size()) text[at] = static_cast<char>(random());
        break;
      case 4:
        text = text.substr(0, at) + seeds[random() % seeds.size()];
        break;
      default:
        text.insert(at, 1, static_cast<char>(random()));
    }
  }
  return text;
}

void print(const std::string& text, const char* problem) {
  std::printf("%s, on:\n ", problem);
  for (const char c : text) std::printf(" %02x", static_cast<unsigned char>(c));
  std::printf("\n  %s\n", text.c_str());
}

int write(const fs::path& folder, const Texts& texts) {
  fs::create_directories(folder);
  for (std::size_t i = 0; i < texts.size(); ++i)
    rapport::test::put_file(folder / ("seed-" + std::to_string(i)), texts[i]);
  return EXIT_SUCCESS;
}

int attack(const Target& target, const Texts& all, long texts) {
  Random random(1);
  const long seeds = static_cast<long>(all.size());
  for (long i = 0; i < texts + seeds; ++i) {
    const std::string text =
        i < seeds ? all[static_cast<std::size_t>(i)] : changed(all[random() % all.size()], all, random);
    try {
      target.run(text);
    } catch (const std::exception& problem) {
      print(text, problem.what());
      return EXIT_FAILURE;
    }
  }
  std::printf("%ld texts, %ld of them seeds\n", texts + seeds, seeds);
  return EXIT_SUCCESS;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  const Target* const target = rapport::fuzz::target_named(arguments[1]);
  if (target == nullptr) {
    std::printf("there is no target '%s'\n", arguments[1]);
    return 2;
  }
  constexpr std::string_view writes = "--seeds=";
  const std::string how = arguments[2];
  const auto all = seeds(*target, count, arguments);
  if (how.starts_with(writes)) return write(how.substr(writes.size()), all);
  return attack(*target, all, std::atol(how.c_str()));
}
