#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "support/test_world.hpp"
#include "support/transcript.hpp"

namespace rapport::test {

/// What a run left on its streams.
struct Reply {
  int status = 0;
  std::string out;
  std::string err;
};

/// A home folder, and rapport in it, in this process: nobody at a terminal, the same day and the same ids each time.
class Home {
 public:
  /// Homes that differ in `device` give different ids.
  Home(std::filesystem::path path, const Subject& subject, int device = 0)
      : path_(std::move(path)), subject_(subject), device_(device) {}

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path journal() const { return path_ / ".local/share/rapport/journal.db"; }
  std::filesystem::path backups() const { return path_ / ".local/state/rapport/backups"; }
  /// The same words give the same ids, apart from the time in them.
  Reply run(const std::vector<std::string>& words, const std::string& input = {}) const;
  /// All entries as JSON Lines. Throws std::runtime_error where they cannot be read.
  std::string entries() const;
  /// What doctor finds broken; empty where all is well.
  std::string trouble() const;
  /// A variable of the environment that the runs see.
  void set(const std::string& name, const std::string& value) { variables_[name] = value; }

 private:
  std::filesystem::path path_;
  Subject subject_;
  int device_;
  std::map<std::string, std::string> variables_;
};

}  // namespace rapport::test
