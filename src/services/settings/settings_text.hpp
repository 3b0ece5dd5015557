#pragma once

#include <string>
#include <string_view>

namespace rapport::services {

/// Rejects settings that toml++ 3.3 cannot handle safely: keys nested as deep as the file is long, which overflow the
/// stack, and non-ASCII characters outside of strings, some of which it takes for blanks. Throws Error{usage} with line
/// and column.
void check_settings_text(std::string_view toml, const std::string& path);

}  // namespace rapport::services
