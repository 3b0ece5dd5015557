#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

#include "targets.hpp"

/// The entry for libFuzzer; RAPPORT_FUZZ_TARGET is the name of the target.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const rapport::fuzz::Target* const target = rapport::fuzz::target_named(RAPPORT_FUZZ_TARGET);
  try {
    target->run({reinterpret_cast<const char*>(data), size});
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "a promise is broken: %s\n", problem.what());
    std::abort();
  }
  return 0;
}
