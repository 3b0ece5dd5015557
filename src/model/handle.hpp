#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace rapport::model {

/// Whether a handle can be typed anywhere: 1 to 64 lower-case letters (a to z), digits and hyphens, the first one no
/// hyphen.
bool valid_handle(std::string_view text);

/// A name in the letters of a handle: diacritics stripped, Greek (ELOT 743) and Cyrillic (as in passports)
/// transliterated, all else left out; words are joined by a hyphen.
std::string plain_letters(std::string_view name);

/// The handle for a name: the first name in plain letters if it is free, else first-last, else that with -2, -3 ...;
/// `p1`, `p2` ... where no letter is left.
std::string free_handle(std::string_view name, const std::function<bool(std::string_view)>& taken);

}  // namespace rapport::model
