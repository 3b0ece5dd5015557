#include "interchange/formats.hpp"

#include <array>
#include <utility>

#include "base/utf8.hpp"
#include "interchange/columns.hpp"
#include "interchange/csv_reader.hpp"
#include "interchange/decoding.hpp"

namespace rapport::interchange {
namespace {

constexpr std::array<std::pair<std::string_view, FileKind>, 13> names{{{"csv", FileKind::csv},
                                                                       {"tsv", FileKind::csv},
                                                                       {"vcf", FileKind::vcf},
                                                                       {"jsonl", FileKind::jsonl},
                                                                       {"json", FileKind::monica},
                                                                       {"ics", FileKind::ics},
                                                                       {"md", FileKind::md},
                                                                       {"friends", FileKind::friends},
                                                                       {"google", FileKind::csv},
                                                                       {"linkedin", FileKind::csv},
                                                                       {"outlook", FileKind::csv},
                                                                       {"thunderbird", FileKind::csv},
                                                                       {"monica", FileKind::monica}}};

/// Whether a line of the head starts with a text, in any case.
bool has_line(std::string_view head, std::string_view start) {
  for (std::size_t at = 0; at < head.size();) {
    std::string line = lower_ascii(head.substr(at, start.size() + 4));
    if (start.starts_with("begin")) std::erase(line, ' ');
    if (line.starts_with(start)) return true;
    at = head.find_first_of("\r\n", at);
    if (at == std::string_view::npos) return false;
    at = head.find_first_not_of("\r\n", at);
  }
  return false;
}

}  // namespace

FileKind kind_of(std::string_view head) {
  // The text of an interaction may contain lines that look like another format, so the header is read as CSV.
  CsvReader table(text_input(std::string(head)), delimiter_of(head));
  if (const auto header = table.next(); header && layout_of(header->fields)) return FileKind::csv;
  if (has_line(head, "begin:vcard")) return FileKind::vcf;
  if (has_line(head, "begin:vcalendar")) return FileKind::ics;
  const auto first = trimmed(head);
  if (first.starts_with('{') || first.starts_with('[')) {
    const auto line = first.substr(0, first.find_first_of("\r\n"));
    return line.find("\"rapport\"") != std::string_view::npos ? FileKind::jsonl : FileKind::monica;
  }
  if (has_line(head, "### activities:") || has_line(head, "### friends:")) return FileKind::friends;
  if (first.starts_with("---\n") || first.starts_with("---\r") || first.starts_with("# ")) return FileKind::md;
  return FileKind::csv;
}

std::optional<FileKind> kind_named(std::string_view name) {
  for (const auto& [known, kind] : names) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

std::vector<std::string> kind_names() {
  std::vector<std::string> all;
  for (const auto& one : names) all.emplace_back(one.first);
  return all;
}

}  // namespace rapport::interchange
