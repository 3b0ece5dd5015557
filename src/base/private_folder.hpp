#pragma once

#include <string>

namespace rapport {

/// Makes a new folder of mode 0700 in another one and returns its path: `name.a1B2c3`, ended by chance. Throws
/// Error{failure}.
std::string private_folder_in(const std::string& folder, const std::string& name);

/// Removes a folder that `private_folder_in` made with all that is in it, links themselves and not what they lead to.
/// What cannot be removed stays; doctor names it.
void remove_folder(const std::string& path);

}  // namespace rapport
