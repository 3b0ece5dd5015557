#include "base/world.hpp"

namespace rapport {
namespace {
constexpr std::size_t block = 64 * 1024;
}

void Output::write(std::string_view bytes) {
  gathered_.append(bytes);
  if (gathered_.size() >= block) flush();
}

void Output::write_through(std::string_view bytes) {
  flush();
  if (state_ == State::good) state_ = sink_ ? sink_(bytes) : State::failed;
}

Output::State Output::flush() {
  if (!gathered_.empty() && state_ == State::good) state_ = sink_ ? sink_(gathered_) : State::failed;
  gathered_.clear();
  return state_;
}

bool Input::fill() {
  if (!source_) return false;
  const std::size_t before = waiting_.size();
  waiting_.resize(before + block);
  const std::size_t count = source_(waiting_.data() + before, block);
  waiting_.resize(before + count);
  return count > 0;
}

std::string Input::read(std::size_t size) {
  if (waiting_.empty()) fill();
  std::string bytes = waiting_.substr(0, size);
  waiting_.erase(0, bytes.size());
  return bytes;
}

std::optional<std::string> Input::line() {
  std::size_t end = waiting_.find('\n');
  while (end == std::string::npos) {
    const std::size_t from = waiting_.size();
    if (!fill()) break;
    end = waiting_.find('\n', from);
  }
  if (end == std::string::npos && waiting_.empty()) return std::nullopt;
  std::string line = waiting_.substr(0, end);
  waiting_.erase(0, end == std::string::npos ? end : end + 1);
  return line;
}

std::optional<std::string> Input::all(std::size_t limit) {
  while (waiting_.size() <= limit && fill()) {
  }
  if (waiting_.size() > limit) return std::nullopt;
  return std::exchange(waiting_, {});
}

std::optional<std::string> World::variable(const std::string& name) const {
  auto value = environment ? environment(name) : std::nullopt;
  if (value && value->empty()) value.reset();
  return value;
}

}  // namespace rapport
