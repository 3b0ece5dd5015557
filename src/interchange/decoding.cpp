#include "interchange/decoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <memory>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "interchange/charsets.hpp"

namespace rapport::interchange {
namespace {

constexpr std::size_t block_size = std::size_t{64} * 1024;
constexpr std::size_t longest_letter = 4;  // of a UTF-16 character, in bytes
constexpr std::size_t longest_name = 40;   // of a character set's name

/// An open iconv converter.
class Converter {
 public:
  explicit Converter(const std::string& from) : handle_(iconv_open("UTF-8", from.c_str())) {}
  ~Converter() {
    if (good()) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  bool good() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  /// Converts all of the bytes; nothing if one cannot be converted.
  std::optional<std::string> run(std::string bytes) {
    std::string text;
    char* in = bytes.data();
    std::size_t left = bytes.size();
    for (bool last = false; !last;) {
      last = left == 0;  // the last call flushes the converter
      std::array<char, 4096> room{};
      char* out = room.data();
      std::size_t space = room.size();
      const std::size_t done = iconv(handle_, last ? nullptr : &in, last ? nullptr : &left, &out, &space);
      text.append(room.data(), room.size() - space);
      if (done == static_cast<std::size_t>(-1) && errno != E2BIG) return std::nullopt;
    }
    return text;
  }

 private:
  iconv_t handle_;
};

/// The byte order of a text that starts as UTF-16; nothing if it is something else.
std::optional<ByteOrder> utf16_of(std::string_view head) {
  if (head.starts_with("\xff\xfe")) return ByteOrder::little;
  if (head.starts_with("\xfe\xff")) return ByteOrder::big;
  if (head.size() < 4) return std::nullopt;
  if (head[0] != '\0' && head[1] == '\0' && head[2] != '\0' && head[3] == '\0') return ByteOrder::little;
  if (head[0] == '\0' && head[1] != '\0' && head[2] == '\0' && head[3] != '\0') return ByteOrder::big;
  return std::nullopt;
}

bool has_utf16_mark(std::string_view head) { return head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff"); }

/// The stream that `decoded` returns.
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
    utf16_ = utf16_of(raw_);
    if (raw_.starts_with("\xef\xbb\xbf")) skip(3);
    if (utf16_ && has_utf16_mark(raw_)) skip(2);
    pass_on(false);
  }

  void more() {
    const std::string next = source_.read(block_size);
    ended_ = next.empty();
    raw_ += next;
    pass_on(ended_);
  }

  void pass_on(bool last) {
    if (!utf16_) {
      ready_ += raw_;
      raw_.clear();
      return;
    }
    skip(append_utf16(ready_, raw_, *utf16_));
    if (raw_.size() >= longest_letter || (last && !raw_.empty()))
      throw Error(ErrorCode::failure, "invalid UTF-16 after " + std::to_string(taken_) + " bytes",
                  "save it again as UTF-8");
  }

  void skip(std::size_t count) {
    raw_.erase(0, count);
    taken_ += count;
  }

  Input source_;
  std::optional<ByteOrder> utf16_;
  std::string raw_;
  std::string ready_;
  std::size_t taken_ = 0;  // bytes of the source already used
  bool begun_ = false;
  bool ended_ = false;
};

/// The name to ask the C library for. For some sets it is that of a larger set, because programs declare the smaller
/// one and use characters of the larger, not least in people's names.
std::string system_name(const std::string& charset, std::string_view key) {
  if (key == "shiftjis" || key == "sjis") return "CP932";
  if (key == "gb2312" || key == "gbk") return "GB18030";
  return key == "euckr" ? "CP949" : charset;
}

/// Whether a name is plausible for a set. After slashes the C library would accept options to skip unreadable
/// characters.
bool is_charset_name(std::string_view name) {
  return !name.empty() && name.size() <= longest_name && std::ranges::all_of(name, [](unsigned char c) {
    return std::isalnum(c) != 0 || std::string_view("-_.: ").find(static_cast<char>(c)) != std::string_view::npos;
  });
}

/// Whether the bytes are ASCII in a set that uses ASCII bytes for nothing else.
bool is_plain(std::string_view bytes, std::string_view key) {
  constexpr std::array<std::string_view, 6> others{"utf7", "utf16", "utf32", "ucs", "hz", "iso646"};
  return std::ranges::none_of(others, [&](auto other) { return key.starts_with(other); }) &&
         std::ranges::all_of(bytes,
                             [](char c) { return (c >= ' ' && c <= '~') || c == '\t' || c == '\r' || c == '\n'; });
}

std::optional<std::string> by_the_system(std::string_view bytes, const std::string& charset, std::string_view key) {
  if (!is_charset_name(charset)) return std::nullopt;
  Converter converter(system_name(charset, key));
  if (converter.good()) return converter.run(std::string(bytes));
  return is_plain(bytes, key) ? std::optional(std::string(bytes)) : std::nullopt;
}

std::optional<std::string> from_utf16(std::string_view bytes, std::string_view key) {
  const ByteOrder told = utf16_of(bytes).value_or(ByteOrder::little);
  const ByteOrder order = key == "utf16" ? told : key == "utf16le" ? ByteOrder::little : ByteOrder::big;
  if (has_utf16_mark(bytes)) bytes.remove_prefix(2);
  std::string text;
  return append_utf16(text, bytes, order) == bytes.size() ? std::optional(text) : std::nullopt;
}

std::optional<std::string> from_set(std::string_view bytes, const std::string& charset) {
  const std::string key = charset_key(charset);
  if (key == "utf8") return std::string(bytes);
  if (key == "utf16" || key == "utf16le" || key == "utf16be") return from_utf16(bytes, key);
  const SingleByteSet* set = single_byte_set(key);
  if (set == nullptr) return by_the_system(bytes, charset, key);
  const bool usual = key == "iso88591" || key == "iso885915" || key == "windows1252" || key == "usascii";
  return usual && is_text(bytes) ? std::string(bytes) : set->text(bytes);
}

/// Whether bytes are truncated UTF-8 rather than windows-1252, in which two characters may happen to look like one in
/// UTF-8: at least as many multi-byte characters are complete as are not.
bool is_broken_utf8(std::string_view bytes) {
  std::size_t whole = 0;
  std::size_t broken = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto [letter, size] = code_point(bytes, at);
    const bool begins = static_cast<unsigned char>(bytes[at]) >= 0xc0;
    at += size;
    if (size > 1) ++whole;
    if (size > 1 || letter < 0x80) continue;
    ++broken;
    while (begins && at < bytes.size() && (bytes[at] & 0xc0) == 0x80) ++at;
  }
  return whole > 0 && whole >= broken;
}

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
  if (charset.empty()) return as_text(std::string(bytes));
  std::optional<std::string> text = from_set(bytes, charset);
  if (text) std::erase(*text, '\0');
  if (text && is_text(*text)) return *text;
  throw Error(ErrorCode::refused,
              is_charset_name(charset) ? "not readable as " + lower_ascii(charset) : "unknown character set");
}

std::string as_text(std::string bytes) {
  std::erase(bytes, '\0');
  if (is_text(bytes)) return bytes;
  if (is_broken_utf8(bytes)) throw Error(ErrorCode::refused, "not readable as utf-8");
  if (auto text = single_byte_set("windows1252")->text(bytes)) return *text;
  throw Error(ErrorCode::refused, "not readable as utf-8 or windows-1252");
}

bool LineReader::fill() {
  block_ = source_.read(block_size);
  at_ = 0;
  return !block_.empty();
}

std::optional<std::string> LineReader::next() {
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
