#include "store/device.hpp"

namespace rapport::store {

std::string as_device(std::string_view given) {
  const auto fits = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  std::string device(given);
  std::erase_if(device, [&](char c) { return !fits(c); });
  return device;
}

std::string device_of(const Database& database) {
  return as_device(database.text("SELECT value FROM meta WHERE key='device'"));
}

}  // namespace rapport::store
