#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport::interchange {

/// What a file of people or talks may be.
enum class FileKind { jsonl, vcf, ics, csv, friends, monica, md };

/// Told by how it begins (some thousand bytes).
FileKind kind_of(std::string_view head);

/// By the name that a user gives it: `vcf`, `google`, `monica` ... The dialects of CSV are `csv`.
std::optional<FileKind> kind_named(std::string_view name);
std::vector<std::string> kind_names();

}  // namespace rapport::interchange
