#include "support/test_world.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace rapport::test {
namespace {

constexpr std::int64_t noon = 12 * 60 * 60;
constexpr std::int64_t day_seconds = 24 * 60 * 60;

Output written_to(const std::shared_ptr<std::string>& text) {
  text->reserve(64 * 1024);  // so that a few words can be said when there is no memory left
  return Output([text](std::string_view bytes) {
    text->append(bytes);
    return Output::State::good;
  });
}

Input read_from(std::string text) {
  return Input([rest = std::move(text)](char* into, std::size_t size) mutable {
    const std::size_t count = rest.copy(into, size);
    rest.erase(0, count);
    return count;
  });
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "rapport-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
  path_ = std::filesystem::canonical(name);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

TestWorld::TestWorld(const TestSetup& setting)
    : out_(std::make_shared<std::string>()), err_(std::make_shared<std::string>()) {
  world.arguments = setting.arguments;
  world.environment = [variables = setting.environment](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    if (found == variables.end()) return std::nullopt;
    return found->second;
  };
  world.in = read_from(setting.input);
  world.out = written_to(out_);
  world.err = written_to(err_);
  world.today = setting.today;
  world.clock_time = "12:00";
  world.now = setting.today.number * day_seconds + noon;
  world.seed = setting.seed;
  world.terminal = setting.terminal;
  world.process = [process = setting.process] { return process; };
  world.run = setting.run ? setting.run : [](const Program&) { return std::nullopt; };
}

std::string contents(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

void put_file(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace rapport::test
