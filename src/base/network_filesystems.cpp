#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/files.hpp"
#include "base/strings.hpp"

namespace rapport {
namespace {

/// Type numbers of network file systems (statfs(2)).
constexpr std::array<std::pair<std::uint64_t, std::string_view>, 12> networks{{{0x6969, "NFS"},
                                                                               {0x517b, "SMB"},
                                                                               {0xff534d42, "SMB"},
                                                                               {0xfe534d42, "SMB"},
                                                                               {0x564c, "NCP"},
                                                                               {0x5346414f, "AFS"},
                                                                               {0x6b414653, "AFS"},
                                                                               {0x73757245, "Coda"},
                                                                               {0x00c36400, "Ceph"},
                                                                               {0x0bd00bd0, "Lustre"},
                                                                               {0x01161970, "GFS2"},
                                                                               {0x01021997, "9p"}}};
constexpr std::uint64_t fuse = 0x65735546;

/// User-space file systems on a local disk: encrypted folders, and file systems without a kernel driver.
constexpr std::array<std::string_view, 10> local{"fuseblk",       "fuse.ntfs-3g", "fuse.encfs",  "fuse.gocryptfs",
                                                 "fuse.cryfs",    "fuse.exfat",   "fuse.bindfs", "fuse.fuse-overlayfs",
                                                 "fuse.securefs", "fuse.portal"};

std::string_view next_word(std::string_view& line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const auto word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

/// The file system type of the mount that contains a folder. In each line the fifth word is the mount point, and the
/// type follows a lone dash. If several are mounted at one point, the last one hides the others.
std::string kind_mounted_at(std::string_view mounts, const std::string& folder) {
  std::string kind;
  std::size_t longest = 0;
  while (!mounts.empty()) {
    const std::size_t end = std::min(mounts.find('\n'), mounts.size());
    std::string_view line = mounts.substr(0, end);
    mounts.remove_prefix(std::min(end + 1, mounts.size()));
    for (int skipped = 0; skipped < 4; ++skipped) next_word(line);
    const std::string_view place = next_word(line);
    const bool above = place == "/" || folder == place || folder.starts_with(std::string(place) + "/");
    const std::size_t dash = line.find("- ");
    if (!above || place.size() < longest || dash == std::string_view::npos) continue;
    longest = place.size();
    line.remove_prefix(dash + 2);
    kind = next_word(line);
  }
  return kind;
}

}  // namespace

std::string network_filesystem_named(std::uint64_t type, const std::function<std::string()>& mounts,
                                     const std::string& folder) {
  for (const auto& [number, name] : networks) {
    if (number == type) return std::string(name);
  }
  if (type != fuse) return {};
  const std::string kind = kind_mounted_at(mounts(), folder);
  if (kind.empty() || contains(local, kind)) return {};
  constexpr std::string_view prefix = "fuse.";
  return kind.starts_with(prefix) ? kind.substr(prefix.size()) : kind;
}

std::string network_filesystem_of(const std::string& folder) {
  constexpr std::size_t largest_table = std::size_t{1} << 20;
  struct statfs status {};
  if (::statfs(folder.c_str(), &status) != 0) return {};
  const auto type = static_cast<std::uint64_t>(static_cast<std::uint32_t>(status.f_type));
  const auto mounts = [] { return read_head("/proc/self/mountinfo", largest_table).value_or(""); };
  return network_filesystem_named(type, mounts, real_path(folder));
}

}  // namespace rapport
