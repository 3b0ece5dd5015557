#include "base/spool.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/error.hpp"

namespace rapport {
namespace {

constexpr std::size_t kept_in_memory = std::size_t{1} << 20;
constexpr std::size_t block = std::size_t{1} << 16;

[[noreturn]] void fail() {
  throw Error(ErrorCode::failure,
              std::string("could not store standard input in a temporary file: ") + std::strerror(errno),
              "give a file instead");
}

}  // namespace

Spool::Spool(Input& in) : rest_(nullptr, std::fclose) {
  for (std::string next = in.read(block); !next.empty(); next = in.read(block)) {
    size_ += next.size();
    if (!rest_ && size_ <= kept_in_memory) {
      head_ += next;
      continue;
    }
    if (!rest_) rest_.reset(std::tmpfile());
    if (!rest_ || std::fwrite(next.data(), 1, next.size(), rest_.get()) != next.size()) fail();
  }
  if (rest_ && std::fflush(rest_.get()) != 0) fail();
}

Input Spool::input() const {
  if (rest_) std::rewind(rest_.get());
  return Input([this, at = std::size_t{0}](char* into, std::size_t size) mutable {
    const std::size_t count = std::min(size, head_.size() - at);
    if (count > 0) {
      std::copy_n(head_.data() + at, count, into);
      at += count;
      return count;
    }
    const std::size_t more = rest_ ? std::fread(into, 1, size, rest_.get()) : 0;
    if (more == 0 && rest_ && std::ferror(rest_.get()) != 0) fail();
    return more;
  });
}

}  // namespace rapport
