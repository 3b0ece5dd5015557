#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

/// A disk that remembers what it was told and when it was told to make it last, so that a loss of power can be played
/// at any moment. The program's own calls of the system are recorded (write, pwrite, ftruncate, fsync, fdatasync,
/// rename, link, unlink, mkdir), SQLite's among them.
///
/// What POSIX promises is all that is taken for granted: the bytes of a file last once that file was synced, its name
/// once the folder was. Until then each single write may have arrived, or not, or in part (whole sectors of it), in any
/// order; and each change of a name may have happened or not.
namespace rapport::crash {

/// One call that changes the disk.
struct Event {
  enum class Kind { write, truncate, sync, make_file, make_folder, link, rename, unlink } kind = Kind::write;
  std::string path;         ///< below the recorded root
  std::string other;        ///< link, rename: the new name
  std::int64_t offset = 0;  ///< write: where; truncate: the new length
  std::string bytes;
};

/// Records what this process does below a folder from now on.
void record_below(const std::filesystem::path& root);
/// Ends the recording and hands out what was recorded.
std::vector<Event> stop_recording();
/// How many events have been recorded so far.
std::size_t recorded();

/// What a disk may forget although it was told to sync: `syncs` of files, or of `folders` (as with SQLite's
/// synchronous=FULL, which does not sync the folder after its journal was removed).
enum class Lie { none, syncs, folders };

/// What may have become of what was not synced when the power went.
enum class Luck { all_lost, all_kept, chance };

/// The disk while the events happen, one after the other.
class Disk {
 public:
  explicit Disk(Lie lie) : lie_(lie) {}

  void happen(const Event& event);
  /// Writes into an empty folder what is there when the power comes back.
  void after_power_loss(const std::filesystem::path& into, Luck luck, std::mt19937& random) const;

 private:
  struct Change {
    bool truncates = false;
    std::int64_t offset = 0;
    std::string bytes;
  };
  struct File {
    std::string synced;
    std::vector<Change> pending;
  };
  /// A name that appears with a file behind it, or disappears. What happens together has the same number.
  struct Naming {
    int number = 0;
    std::string path;
    int file = none;
  };
  static constexpr int none = -1;
  static constexpr int folder = -2;

  int file_at(const std::string& path);
  void name(const std::vector<std::pair<std::string, int>>& changes);
  void sync(const std::string& path);
  static void apply(const Change& change, std::string& content);
  static void apply_torn(const Change& change, std::string& content, std::mt19937& random);

  Lie lie_;
  std::vector<File> files_;
  std::map<std::string, int> names_;   ///< as the program sees them
  std::map<std::string, int> synced_;  ///< those that last
  std::vector<Naming> namings_;        ///< those that may not
  int number_ = 0;
};

}  // namespace rapport::crash
