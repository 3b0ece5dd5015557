#include "commands/backups.hpp"

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"
#include "store/device.hpp"

namespace rapport::commands {
namespace {

constexpr std::size_t largest_daily = std::size_t{16} << 20;

std::optional<Day> day_of_name(const std::string& name) {
  return name.ends_with(".db") ? parse_iso(name.substr(0, name.size() - 3)) : std::nullopt;
}

}  // namespace

std::string backup_folder(Session& session) {
  return session.state_path("backups/" + store::device_of(session.journal()));
}

std::vector<std::string> kept(std::vector<std::string> names, int daily, int weekly, int monthly) {
  std::erase_if(names, [](const std::string& name) { return !day_of_name(name); });
  std::sort(names.rbegin(), names.rend());
  std::vector<std::string> kept;
  std::set<IsoWeek> weeks;
  std::set<std::string> months;
  for (const std::string& name : names) {
    const IsoWeek week = week_of(*day_of_name(name));
    const std::string month = name.substr(0, 7);
    const bool by_day = static_cast<int>(kept.size()) < daily;
    const bool by_week = !by_day && static_cast<int>(weeks.size()) < weekly && weeks.insert(week).second;
    const bool by_month = !by_day && !by_week && !weeks.contains(week) && static_cast<int>(months.size()) < monthly &&
                          months.insert(month).second;
    if (by_day || by_week || by_month) kept.push_back(name);
  }
  return kept;
}

void back_up_after_writing(Session& session) {
  if (!session.committed() || session.globals().dry_run || look_at(session.path()).size > largest_daily) return;
  back_up_daily(session);
}

void back_up_daily(Session& session) {
  const Settings& settings = session.settings();
  if (settings.backup_daily == 0) return;
  if (!session.world().variable("HOME") && !session.world().variable("XDG_STATE_HOME")) return;
  const std::string folder = backup_folder(session);
  const std::string name = moment(session.world().now).substr(0, 10) + ".db";
  if (look_at(folder + "/" + name).kind == PathState::Kind::file) return;
  try {
    make_private_folder(folder);
    store::backup(session.journal(), folder + "/" + name);
    const auto names = names_in(folder);
    const auto keep = kept(names, settings.backup_daily, settings.backup_weekly, settings.backup_monthly);
    for (const std::string& one : names) {
      const bool stays = !day_of_name(one) || std::find(keep.begin(), keep.end(), one) != keep.end();
      if (!stays) remove_file(folder + "/" + one);
    }
  } catch (const Error& error) {
    session.note("rapport: today's backup could not be written: " + shown(error.message));
  }
}

}  // namespace rapport::commands
