#include "support/home.hpp"

#include <stdexcept>

#include "base/hash.hpp"

namespace rapport::test {

Reply Home::run(const std::vector<std::string>& words, const std::string& input) const {
  std::string text = std::to_string(device_);
  for (const auto& word : words) text += word + " ";
  TestSetup setting{.arguments = words, .input = input, .environment = variables_, .seed = hash(text)};
  setting.environment["HOME"] = path_.string();
  TestWorld one(setting);
  const int status = subject_.run(one.world);
  return {.status = status, .out = one.out(), .err = one.err()};
}

std::string Home::entries() const {
  const Reply reply = run({"export", "--include-private"});
  if (reply.status != 0) throw std::runtime_error("the entries cannot be read: " + reply.err);
  return reply.out;
}

std::string Home::trouble() const {
  const Reply reply = run({"doctor"});
  if (reply.status == 0) return {};
  return "doctor ends with " + std::to_string(reply.status) + ": " + reply.out + reply.err;
}

}  // namespace rapport::test
