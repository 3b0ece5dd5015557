#include "store/device.hpp"

namespace rapport::store {

std::string device_of(const Database& database) {
  std::string device = database.text("SELECT value FROM meta WHERE key='device'");
  const auto fits = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  std::erase_if(device, [&](char c) { return !fits(c); });
  return device;
}

}  // namespace rapport::store
