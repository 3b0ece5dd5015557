#include "crash/disk.hpp"

#include <algorithm>
#include <fstream>

namespace rapport::crash {
namespace {

constexpr std::size_t sector = 512;

std::string parent_folder(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

}  // namespace

void Disk::happen(const Event& event) {
  switch (event.kind) {
    case Event::Kind::make_file:
      files_.emplace_back();
      return name({{event.path, static_cast<int>(files_.size()) - 1}});
    case Event::Kind::make_folder:
      return name({{event.path, folder}});
    case Event::Kind::link:
      return name({{event.other, names_.at(event.path)}});
    case Event::Kind::rename:
      return name({{event.other, names_.at(event.path)}, {event.path, none}});
    case Event::Kind::unlink:
      return name({{event.path, none}});
    case Event::Kind::write:
    case Event::Kind::truncate:
      files_[static_cast<std::size_t>(names_.at(event.path))].pending.push_back(
          {event.kind == Event::Kind::truncate, event.offset, event.bytes});
      return;
    case Event::Kind::sync:
      return sync(event.path);
  }
}

void Disk::name(const std::vector<std::pair<std::string, int>>& changes) {
  ++number_;
  for (const auto& [path, file] : changes) {
    if (file == none)
      names_.erase(path);
    else
      names_[path] = file;
    namings_.push_back({number_, path, file});
  }
}

void Disk::sync(const std::string& path) {
  const auto found = names_.find(path);
  const bool is_folder = path.empty() || (found != names_.end() && found->second == folder);
  if (is_folder) {
    if (lie_ == Lie::folders) return;
    std::erase_if(namings_, [&](const Naming& one) {
      if (parent_folder(one.path) != path) return false;
      if (one.file == none)
        synced_.erase(one.path);
      else
        synced_[one.path] = one.file;
      return true;
    });
  } else if (found != names_.end() && lie_ != Lie::syncs) {
    File& file = files_[static_cast<std::size_t>(found->second)];
    for (const Change& change : file.pending) apply(change, file.synced);
    file.pending.clear();
  }
}

void Disk::apply(const Change& change, std::string& content) {
  const auto offset = static_cast<std::size_t>(change.offset);
  if (change.truncates) return content.resize(offset);
  if (content.size() < offset + change.bytes.size()) content.resize(offset + change.bytes.size());
  content.replace(offset, change.bytes.size(), change.bytes);
}

/// Each sector of what was written has arrived, or has not.
void Disk::apply_torn(const Change& change, std::string& content, std::mt19937& random) {
  if (change.truncates) return apply(change, content);
  for (std::size_t at = 0; at < change.bytes.size();) {
    const auto begin = static_cast<std::size_t>(change.offset) + at;
    const std::size_t size = std::min(sector - begin % sector, change.bytes.size() - at);
    if (random() % 2 == 0) apply({false, static_cast<std::int64_t>(begin), change.bytes.substr(at, size)}, content);
    at += size;
  }
}

void Disk::after_power_loss(const std::filesystem::path& into, Luck luck, std::mt19937& random) const {
  auto names = synced_;
  std::map<int, bool> happened;
  for (const Naming& one : namings_) {
    if (!happened.contains(one.number))
      happened[one.number] = luck == Luck::all_kept || (luck == Luck::chance && random() % 2 == 0);
    if (!happened[one.number]) continue;
    if (one.file == none)
      names.erase(one.path);
    else
      names[one.path] = one.file;
  }
  for (const auto& [path, number] : names) {
    // What lies in a folder whose own name was lost is lost with it.
    bool reachable = true;
    for (std::string above = parent_folder(path); !above.empty(); above = parent_folder(above))
      reachable = reachable && names.contains(above);
    if (!reachable) continue;
    if (number == folder) {
      std::filesystem::create_directories(into / path);
      continue;
    }
    const File& file = files_[static_cast<std::size_t>(number)];
    std::string content = file.synced;
    for (const Change& change : file.pending) {
      const auto fate = luck == Luck::chance ? random() % 3 : luck == Luck::all_kept ? 1 : 0;
      if (fate == 1) apply(change, content);
      if (fate == 2) apply_torn(change, content, random);
    }
    std::ofstream(into / path, std::ios::binary) << content;
  }
}

}  // namespace rapport::crash
