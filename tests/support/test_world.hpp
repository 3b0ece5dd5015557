#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/world.hpp"

namespace rapport::test {

/// A folder of its own below the system's temporary one, taken away again with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// What a test fixes of the world before a run.
struct TestSetup {
  std::vector<std::string> arguments;
  std::string input;                               ///< all of standard input
  std::map<std::string, std::string> environment;  ///< nothing else is set
  Day today = *day_of(2026, 11, 19);               ///< a Thursday; the time is noon, UTC
  std::uint64_t seed = 1;
  Terminal terminal{};  ///< no terminal, UTF-8
  std::function<std::optional<int>(const Program&)> run;
  Process process{.umask = 077, .survives_pipes = true, .survives_limits = true, .leaves_core = false};
};

/// A world without a clock, a disk of its own or randomness. What is written to its streams can be read back.
struct TestWorld {
  explicit TestWorld(const TestSetup& setting);

  World world;
  const std::string& out() const { return *out_; }  ///< standard output, as far as it was flushed
  const std::string& err() const { return *err_; }  ///< standard error, likewise

 private:
  std::shared_ptr<std::string> out_;
  std::shared_ptr<std::string> err_;
};

/// All of a file; empty where there is none.
std::string contents(const std::filesystem::path& file);
void put_file(const std::filesystem::path& file, const std::string& bytes);

}  // namespace rapport::test
