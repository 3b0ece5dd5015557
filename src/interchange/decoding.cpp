#include "interchange/decoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/utf8.hpp"

namespace rapport::interchange {
namespace {

constexpr std::size_t block_size = std::size_t{64} * 1024;

/// An open converter of the C library.
class Converter {
 public:
  explicit Converter(const char* from) : handle_(iconv_open("UTF-8", from)) {}
  ~Converter() {
    if (good()) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  bool good() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  /// All that can be converted; takes it off the front of `bytes`. What cannot be becomes U+FFFD.
  std::string run(std::string& bytes, bool last) {
    std::string text;
    char* in = bytes.data();
    std::size_t left = bytes.size();
    while (left > 0) {
      std::array<char, 4096> room{};
      char* out = room.data();
      std::size_t space = room.size();
      const std::size_t done = iconv(handle_, &in, &left, &out, &space);
      text.append(room.data(), room.size() - space);
      if (done != static_cast<std::size_t>(-1) || space < room.size() / 2) continue;
      if (left < 4 && !last) break;
      append(text, U'\ufffd');
      const std::size_t skipped = std::min<std::size_t>(left, 1);
      in += skipped;
      left -= skipped;
    }
    bytes.erase(0, bytes.size() - left);
    return text;
  }

 private:
  iconv_t handle_;
};

/// How a file begins, and what it is written in; nothing: bytes as they are.
const char* utf16_of(std::string_view head) {
  if (head.starts_with("\xff\xfe")) return "UTF-16LE";
  if (head.starts_with("\xfe\xff")) return "UTF-16BE";
  if (head.size() < 4) return nullptr;
  if (head[0] != '\0' && head[1] == '\0' && head[2] != '\0' && head[3] == '\0') return "UTF-16LE";
  if (head[0] == '\0' && head[1] != '\0' && head[2] == '\0' && head[3] != '\0') return "UTF-16BE";
  return nullptr;
}

/// The stream behind `decoded`.
class Decoder {
 public:
  explicit Decoder(Input source) : source_(std::move(source)) {}

  std::size_t read(char* into, std::size_t size) {
    if (!begun_) begin();
    while (ready_.empty() && !ended_) more();
    const std::size_t count = std::min(size, ready_.size());
    std::copy_n(ready_.data(), count, into);
    ready_.erase(0, count);
    return count;
  }

 private:
  void begin() {
    begun_ = true;
    constexpr std::size_t enough = 4;
    while (raw_.size() < enough) {
      const std::string next = source_.read(block_size);
      if (next.empty()) break;
      raw_ += next;
    }
    const char* name = utf16_of(raw_);
    if (name != nullptr) converter_ = std::make_unique<Converter>(name);
    if (name == nullptr && raw_.starts_with("\xef\xbb\xbf")) raw_.erase(0, 3);
    if (raw_.starts_with("\xff\xfe") || raw_.starts_with("\xfe\xff")) raw_.erase(0, 2);
    hand_on(false);
  }

  void more() {
    const std::string next = source_.read(block_size);
    ended_ = next.empty();
    raw_ += next;
    hand_on(ended_);
  }

  void hand_on(bool last) {
    if (converter_) {
      ready_ += converter_->run(raw_, last);
    } else {
      ready_ += raw_;
      raw_.clear();
    }
  }

  Input source_;
  std::unique_ptr<Converter> converter_;
  std::string raw_;
  std::string ready_;
  bool begun_ = false;
  bool ended_ = false;
};

}  // namespace

Input decoded(Input source) {
  auto decoder = std::make_shared<Decoder>(std::move(source));
  return Input([decoder](char* into, std::size_t size) { return decoder->read(into, size); });
}

Input text_input(std::string text) {
  return Input([text = std::move(text), at = std::size_t{0}](char* into, std::size_t size) mutable {
    const std::size_t count = std::min(size, text.size() - at);
    std::copy_n(text.data() + at, count, into);
    at += count;
    return count;
  });
}

std::string from_charset(std::string_view bytes, const std::string& charset) {
  std::string rest(bytes);
  if (charset.empty() || is_text(bytes)) return as_text(std::move(rest));
  Converter converter(charset.c_str());
  if (!converter.good()) return as_text(std::move(rest));
  return as_text(converter.run(rest, true));
}

std::string as_text(std::string bytes) {
  std::erase(bytes, '\0');
  if (is_text(bytes)) return bytes;
  Converter windows("WINDOWS-1252");
  return windows.run(bytes, true);
}

bool Lines::fill() {
  block_ = source_.read(block_size);
  at_ = 0;
  return !block_.empty();
}

std::optional<std::string> Lines::next() {
  std::string line;
  bool any = false;
  cut_ = false;
  while (at_ < block_.size() || fill()) {
    if (after_cr_ && block_[at_] == '\n') ++at_;
    after_cr_ = false;
    if (at_ == block_.size()) continue;
    any = true;
    const std::size_t end = std::min(block_.find_first_of("\r\n", at_), block_.size());
    const std::size_t room = longest_ - std::min(longest_, line.size());
    cut_ = cut_ || end - at_ > room;
    line.append(block_, at_, std::min(end - at_, room));
    at_ = end;
    if (end == block_.size()) continue;
    after_cr_ = block_[at_++] == '\r';
    ++number_;
    return line;
  }
  if (!any) return std::nullopt;
  ++number_;
  return line;
}

}  // namespace rapport::interchange
