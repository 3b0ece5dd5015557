#pragma once

#include <string>
#include <string_view>

namespace rapport::services {

/// Refuses settings that the parser of TOML (toml++ 3.3) does not take well: keys below keys as deep as a file is
/// long, which fill the stack, and characters beyond ASCII outside of texts, of which it expects some to be blanks.
/// Throws Error{usage} with line and column.
void check_settings_text(std::string_view toml, const std::string& path);

}  // namespace rapport::services
