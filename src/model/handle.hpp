#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace rapport::model {

/// Whether a text is a valid handle: 1 to 64 lower-case letters (a to z), digits and hyphens, not starting with a
/// hyphen.
bool valid_handle(std::string_view text);

/// A name in the letters of a handle: without diacritics, Greek (ELOT 743) and Cyrillic (as in passports)
/// transliterated, other characters left out, words joined by hyphens.
std::string plain_letters(std::string_view name);

/// The handle for a name: the first name in plain letters if that is free, otherwise first-last, then with -2, -3 ...;
/// `p1`, `p2` ... if no letters are left.
std::string free_handle(std::string_view name, const std::function<bool(std::string_view)>& taken);

}  // namespace rapport::model
