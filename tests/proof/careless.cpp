// A program with the bug that it is asked for, built as rapport is: what watches rapport must find it. The control of
// the sanitizers and of valgrind.
//
// usage: careless none|heap|freed|uninitialised|leak|overflow

#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string>

namespace {

/// Reads one letter after the last.
int past_the_end() {
  auto* const letters = static_cast<volatile char*>(std::malloc(8));
  letters[0] = 'x';
  const int read = letters[8];
  std::free(const_cast<char*>(letters));
  return read;
}

int after_it_was_freed() {
  auto* const letters = static_cast<volatile char*>(std::malloc(8));
  letters[0] = 'x';
  std::free(const_cast<char*>(letters));
  return letters[0];
}

int before_it_was_written() {
  auto* const letters = static_cast<volatile char*>(std::malloc(8));
  const int read = letters[3] == 'x' ? 1 : 2;
  std::free(const_cast<char*>(letters));
  return read;
}

int without_giving_it_back() {
  static_cast<volatile char*>(std::malloc(8))[0] = 'x';
  return 0;
}

int past_the_greatest(int count) {
  volatile int number = std::numeric_limits<int>::max();
  number = number + count;
  return number;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string bug = count > 1 ? arguments[1] : "none";
  int read = 0;
  if (bug == "heap") read = past_the_end();
  if (bug == "freed") read = after_it_was_freed();
  if (bug == "uninitialised") read = before_it_was_written();
  if (bug == "leak") read = without_giving_it_back();
  if (bug == "overflow") read = past_the_greatest(count);
  std::printf("%d\n", read);
  return 0;
}
