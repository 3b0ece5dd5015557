#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport::interchange {

/// The formats of files with people or interactions.
enum class FileKind { jsonl, vcf, ics, csv, friends, monica, md };

/// Detects the format from the first few thousand bytes.
FileKind kind_of(std::string_view head);

/// The format of a name such as `vcf`, `google` or `monica`. The CSV dialects are `csv`.
std::optional<FileKind> kind_named(std::string_view name);
std::vector<std::string> kind_names();

}  // namespace rapport::interchange
