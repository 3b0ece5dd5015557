#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "support/test_world.hpp"
#include "targets.hpp"

/// Tries a target on seeds and on texts made from them, the same ones on every run.
///
/// usage: replay TARGET TEXTS SEED-FILE-OR-FOLDER...
///
/// Each line of a seed file is a seed, and so is each file in a folder as a whole (found cases are kept so).
namespace {

namespace fs = std::filesystem;
using Random = std::mt19937;

std::vector<std::string> seeds(int count, char** arguments) {
  std::vector<std::string> found{""};
  for (int i = 3; i < count; ++i) {
    if (fs::is_directory(arguments[i])) {
      for (const auto& file : fs::directory_iterator(arguments[i]))
        found.push_back(rapport::test::contents(file.path()));
      continue;
    }
    const std::string text = rapport::test::contents(arguments[i]);
    for (std::size_t at = 0; at < text.size();) {
      const auto end = std::min(text.find('\n', at), text.size());
      found.push_back(text.substr(at, end - at));
      at = end + 1;
    }
  }
  return found;
}

/// Pieces that mean something to the readers.
std::string piece(Random& random) {
  static const std::vector<std::string> pieces{"->",
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
                                               "\r"};
  return pieces[random() % pieces.size()];
}

std::string changed(std::string text, const std::vector<std::string>& seeds, Random& random) {
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

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) return 2;
  const long texts = std::atol(arguments[2]);
  for (const auto& target : rapport::fuzz::targets()) {
    if (target.name != arguments[1]) continue;
    const auto all = seeds(count, arguments);
    Random random(1);
    for (long i = 0; i < texts + static_cast<long>(all.size()); ++i) {
      const bool seed = i < static_cast<long>(all.size());
      const std::string text =
          seed ? all[static_cast<std::size_t>(i)] : changed(all[random() % all.size()], all, random);
      try {
        target.run(text);
      } catch (const std::exception& problem) {
        print(text, problem.what());
        return EXIT_FAILURE;
      }
    }
    std::printf("%ld texts, %zu of them seeds\n", texts + static_cast<long>(all.size()), all.size());
    return EXIT_SUCCESS;
  }
  std::printf("there is no target '%s'\n", arguments[1]);
  return 2;
}
