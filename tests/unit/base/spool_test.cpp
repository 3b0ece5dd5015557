#include "base/spool.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"

namespace rapport {
namespace {

Input text_of(std::size_t size) {
  return Input([at = std::size_t{0}, size](char* into, std::size_t most) mutable {
    const std::size_t count = std::min({most, size - at, std::size_t{1000}});
    for (std::size_t i = 0; i < count; ++i, ++at) into[i] = static_cast<char>('a' + at % 23);
    return count;
  });
}

std::string whole(Input in) { return in.all(std::size_t{1} << 24).value_or("too much"); }

TEST(Spool, GivesAStreamFromItsStartAsOftenAsItIsAskedWhereverItIsKept) {
  for (const std::size_t size : {0U, 1U, 65536U, 1U << 20U, (1U << 20U) + 1U, 3U << 20U}) {
    Input once = text_of(size);
    const Spool spool(once);
    EXPECT_EQ(spool.size(), size);
    spool.input().read(5000);
    EXPECT_EQ(whole(spool.input()), whole(text_of(size))) << size;
    EXPECT_EQ(whole(spool.input()).size(), size);
  }
}

TEST(Spool, ReadsItsStreamToTheEndBeforeAnythingElse) {
  Input once = text_of(100);
  const Spool spool(once);
  EXPECT_EQ(once.read(1), "");
}

}  // namespace
}  // namespace rapport
