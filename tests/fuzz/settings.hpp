#pragma once

#include <string_view>

/// The settings' TOML, against any bytes: what is read is text, and a setting that is changed changes alone.
namespace rapport::fuzz {

void settings(std::string_view bytes);

}  // namespace rapport::fuzz
