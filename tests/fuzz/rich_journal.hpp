#pragma once

#include <string>
#include <vector>

#include "support/home.hpp"

namespace rapport::fuzz {

using Words = std::vector<std::string>;

/// Makes a journal with entries of every kind, of more than a hundred pages, some of them free. Throws
/// std::runtime_error where a kind is missing.
void make_rich_journal(const test::Home& home);

/// Every command's examples, and more: commands that write with `--dry-run`. A command that is new is in it, and is
/// taken for one that reads.
std::vector<Words> reading_lines(const test::Home& home);

}  // namespace rapport::fuzz
