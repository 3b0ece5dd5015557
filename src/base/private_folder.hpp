#pragma once

#include <string>

namespace rapport {

/// Creates a folder of mode 0700 in `folder` and returns its path: `name.a1B2c3`, with a random suffix. Throws
/// Error{failure}.
std::string private_folder_in(const std::string& folder, const std::string& name);

/// Removes a folder made by `private_folder_in` with its content; links are removed, not followed. What cannot be
/// removed stays; doctor reports it.
void remove_folder(const std::string& path);

}  // namespace rapport
