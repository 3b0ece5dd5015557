#include "interchange/csv_reader.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "interchange/decoding.hpp"

namespace rapport::interchange {
namespace {

constexpr std::size_t block_size = std::size_t{64} * 1024;
constexpr std::size_t longest_field = std::size_t{1} << 20;
constexpr std::size_t most_fields = 10000;
constexpr int ended = -1;

}  // namespace

CsvReader::CsvReader(Input source, char delimiter) : source_(std::move(source)), delimiter_(delimiter) {
  for (const char c : {delimiter, '\n', '\r'}) ends_.at(static_cast<unsigned char>(c)) = true;
  for (const char c : {'"', '\n', '\r'}) breaks_.at(static_cast<unsigned char>(c)) = true;
}

int CsvReader::peek() {
  if (at_ == block_.size()) {
    block_ = source_.read(block_size);
    at_ = 0;
    if (block_.empty()) return ended;
  }
  return static_cast<unsigned char>(block_[at_]);
}

/// Reads the line end as it is written.
std::string_view CsvReader::line_end() {
  const bool carriage_return = peek() == '\r';
  ++at_;
  ++line_;
  if (!carriage_return) return "\n";
  if (peek() != '\n') return "\r";
  ++at_;
  return "\r\n";
}

/// Reads a byte; CR LF and CR become LF.
int CsvReader::take() {
  const int c = peek();
  if (c == '\r' || c == '\n') {
    line_end();
    return '\n';
  }
  if (c != ended) ++at_;
  return c;
}

void CsvReader::add(std::string& field, std::string_view bytes) {
  const std::size_t room = longest_field - field.size();
  cut_ = cut_ || bytes.size() > room;
  field.append(bytes.substr(0, room));
}

/// Adds everything up to the next mark, a block at a time.
void CsvReader::add_up_to(std::string& field, const Marks& marks) {
  while (peek() != ended) {
    std::size_t end = at_;
    while (end < block_.size() && !marks[static_cast<unsigned char>(block_[end])]) ++end;
    add(field, std::string_view(block_).substr(at_, end - at_));
    at_ = end;
    if (end < block_.size()) return;
  }
}

std::string CsvReader::quoted() {
  std::string field;
  take();
  while (true) {
    add_up_to(field, breaks_);
    if (peek() == '\n' || peek() == '\r') {
      add(field, line_end());
      continue;
    }
    if (take() == ended || peek() != '"') return field;
    add(field, "\"");
    take();
  }
}

std::string CsvReader::field() {
  std::string field;
  while (peek() == ' ') {
    add(field, " ");
    take();
  }
  if (quotes_ && peek() == '"') field = quoted();
  add_up_to(field, ends_);
  try {
    return as_text(std::move(field));
  } catch (const Error& error) {
    unreadable_ = error.message;
    return {};
  }
}

std::optional<CsvRow> CsvReader::next() {
  while (peek() == '\n' || peek() == '\r') take();
  if (peek() == ended) return std::nullopt;
  CsvRow row{.line = line_, .fields = {}};
  cut_ = false;
  unreadable_.clear();
  while (true) {
    std::string one = field();
    cut_ = cut_ || row.fields.size() == most_fields;
    if (row.fields.size() < most_fields) row.fields.push_back(std::move(one));
    row.cut = cut_;
    row.unreadable = unreadable_;
    const int c = take();
    if (c != delimiter_) return row;
  }
}

char delimiter_of(std::string_view head) {
  constexpr std::string_view delimiters = ",;\t|";
  constexpr int lines_looked_at = 10;
  std::array<int, delimiters.size()> counts{};
  bool quoted = false;
  int lines = 0;
  for (const char c : head) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (const auto which = delimiters.find(c); which != std::string_view::npos) ++counts.at(which);
    if (c == '\n' && ++lines == lines_looked_at) break;
    const auto kinds = std::ranges::count_if(counts, [](int count) { return count > 0; });
    // A header with only one kind of separator decides, whatever the texts below contain; a single comma may belong to
    // a sentence.
    const bool is_header = counts[2] > 0 || *std::ranges::max_element(counts) > 1;
    if (c == '\n' && lines == 1 && kinds == 1 && is_header) break;
  }
  return delimiters[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

}  // namespace rapport::interchange
