#include <cstdint>
#include <string_view>

#include "targets.hpp"

/// The entry for libFuzzer; RAPPORT_FUZZ_TARGET is the number of the target.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rapport::fuzz::targets()[RAPPORT_FUZZ_TARGET].run({reinterpret_cast<const char*>(data), size});
  return 0;
}
