#include "base/private_folder.hpp"

#include <fmt/core.h>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "base/error.hpp"

namespace rapport {

std::string private_folder_in(const std::string& folder, const std::string& name) {
  std::string path = fmt::format("{}/{}.XXXXXX", folder, name);
  if (::mkdtemp(path.data()) == nullptr)
    throw Error(ErrorCode::failure, folder + " cannot be written: " + std::strerror(errno));
  return path;
}

void remove_folder(const std::string& path) {
  std::error_code trouble;
  std::filesystem::remove_all(path, trouble);
}

}  // namespace rapport
