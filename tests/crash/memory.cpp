// Memory that runs out: each command is run again and again, each time with another request for memory refused, and
// must end with one line or do its work as if nothing had been; what it says is saved is there, and nothing is half
// done.
//
// usage: memory STEP [--careless] [COMMAND...]    refuses every STEP-th request of each command, one at a time and all
//                                                 from it on
//
// With --careless a status other than 0 is taken for 0, as by a program that does not look; that must be found: the
// control.

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <new>
#include <string>

#include "cli/run.hpp"
#include "support/home.hpp"

namespace {

constexpr long never = std::numeric_limits<long>::max();

/// Which request is refused next; counted down by every request.
struct Refusal {
  long left = never;
  bool goes_on = false;
  long asked = 0;

  bool now() {
    ++asked;
    if (left == never || --left > 0) return false;
    if (!goes_on) left = never;
    return true;
  }
};
Refusal refusal;

sqlite3_mem_methods usual;

void* sqlite_allocate(int size) { return refusal.now() ? nullptr : usual.xMalloc(size); }
void* sqlite_resize(void* old, int size) { return refusal.now() ? nullptr : usual.xRealloc(old, size); }

}  // namespace

void* operator new(std::size_t size) {
  if (refusal.now()) throw std::bad_alloc();
  if (void* memory = std::malloc(std::max<std::size_t>(size, 1))) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

namespace fs = std::filesystem;
using namespace rapport;

struct Case {
  std::vector<std::string> words;
  std::string input;
};

const std::string card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Lund\nEMAIL:ana@site.example\nEND:VCARD\n";

const std::vector<Case> cases{{{"add", "Ana Lund", "--every", "3w", "--email", "ana@site.example"}, {}},
                              {{"log", "lunch with Priya and Marco -> send the draft by friday == family: a son"}, {}},
                              {{"log", "tea with @priya", "--json"}, {}},
                              {{"note", "priya", "two daughters"}, {}},
                              {{"thank", "priya", "for the introduction"}, {}},
                              {{"repair", "marco", "we were both loud"}, {}},
                              {{"edit", "priya", "--relation", "friend"}, {}},
                              {{"import", "-", "--as", "vcf"}, card},
                              {{"undo"}, {}},
                              {{"archive", "marco"}, {}},
                              {{"merge", "marco", "priya"}, {}},
                              {{"forget", "marco", "--yes"}, {}},
                              {{"backup", "copy.db"}, {}},
                              {{"config", "color", "never"}, {}},
                              {{"due", "--all"}, {}},
                              {{"brief", "priya"}, {}},
                              {{"search", "draft"}, {}},
                              {{"export", "--what", "people", "--format", "vcf"}, {}},
                              {{"stats"}, {}},
                              {{"doctor"}, {}}};

class Check {
 public:
  explicit Check(bool careless) : careless_(careless), seed_(folder_.path() / "seed", {.run = cli::run}) {
    fs::create_directories(seed_.path());
    for (const auto& words : std::vector<std::vector<std::string>>{{"add", "Priya Nair", "--every", "3w"},
                                                                   {"add", "Marco Rossi"},
                                                                   {"log", "lunch with Priya and Marco"},
                                                                   {"config", "backup_daily", "3"}})
      seed_.run(words);
    before_ = seed_.entries();
  }

  void run(const Case& one, long step) {
    const auto whole = fresh();
    refusal.asked = 0;
    if (const auto reply = attempt(whole, one); reply.status != 0) return code(one, 0, "fails by itself: " + reply.err);
    const long requests = refusal.asked;
    const std::string after = whole.entries();
    for (const bool goes_on : {false, true}) {
      for (long number = 1; number <= requests; number += step) try_once(one, number, goes_on, after);
    }
    std::printf("%-10s %5ld requests\n", one.words.front().c_str(), requests);
  }

  int faults() const { return faults_; }
  int tries() const { return tries_; }

 private:
  test::Home fresh() const {
    const fs::path path = folder_.path() / "home";
    fs::remove_all(path);
    fs::copy(seed_.path(), path, fs::copy_options::recursive);
    fs::current_path(path);
    return {path, {.run = cli::run}};
  }

  test::Reply attempt(const test::Home& home, const Case& one) const { return home.run(one.words, one.input); }

  void try_once(const Case& one, long number, bool goes_on, const std::string& after) {
    ++tries_;
    const auto home = fresh();
    // Only rapport is refused memory, not the test that sets its world up.
    const test::Subject refused{.run = [&](World& world) {
      refusal.left = number;
      refusal.goes_on = goes_on;
      const int status = cli::run(world);
      refusal.left = never;
      return status;
    }};
    auto reply = attempt({home.path(), refused}, one);
    if (careless_) reply.status = 0;
    const std::string entries = home.entries();
    if (entries != before_ && entries != after) return code(one, number, "half done");
    if (reply.status == 0 && entries != after) return code(one, number, "acknowledged, and not there");
    if (reply.status != 0 && entries == after && after != before_)
      return code(one, number, "done, and denied: " + reply.err);
    // What doctor could not look at, it reports.
    const bool is_reported = reply.out.find("broken") != std::string::npos;
    if (reply.status != 0 && reply.err.empty() && !is_reported) return code(one, number, "fails in silence");
    if (reply.err.size() > 1000) return code(one, number, "says too much: " + reply.err);
    if (const auto trouble = home.trouble(); !trouble.empty()) return code(one, number, trouble);
    if (entries == after) return;
    if (const auto again = attempt(home, one); again.status != 0)
      return code(one, number, "cannot be run again: " + again.err);
    if (home.entries() != after) code(one, number, "gives something else when it is run again");
  }

  void code(const Case& one, long number, const std::string& what) {
    if (++faults_ > 5) return;
    std::printf("%s, request %ld: %s\n", one.words.front().c_str(), number, what.c_str());
  }

  bool careless_;
  test::TemporaryFolder folder_;
  test::Home seed_;
  std::string before_;
  int faults_ = 0;
  int tries_ = 0;
};

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);  // what was found is to be seen even where the end is a crash
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual);
  sqlite3_mem_methods counting = usual;
  counting.xMalloc = sqlite_allocate;
  counting.xRealloc = sqlite_resize;
  sqlite3_config(SQLITE_CONFIG_MALLOC, &counting);
  std::vector<std::string> commands(arguments + 2, arguments + count);
  const bool careless = std::erase(commands, "--careless") > 0;
  Check check(careless);
  for (const auto& one : cases) {
    if (commands.empty() || std::ranges::count(commands, one.words.front()) > 0)
      check.run(one, std::atol(arguments[1]));
  }
  std::printf("memory: %d refusals, %d not borne\n", check.tries(), check.faults());
  return (check.faults() == 0) != careless ? 0 : 1;
}
