#include <fmt/core.h>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/folder_lock.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/listings/row_columns.hpp"
#include "services/session/reply.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::optional<std::string> key;
  std::optional<std::string> value;
  bool path = false;
};

/// A changed setting.
struct ChangedRow {
  std::string key;
  std::string value;
  bool dry_run = false;

  static std::vector<Column<ChangedRow>> columns() {
    return {{"key", [](auto& row) -> Cell { return row.key; }},
            {"value", [](auto& row) -> Cell { return row.value; }},
            {"dry_run", [](auto& row) -> Cell { return row.dry_run; }}};
  }
};

struct SettingRow {
  const Setting& setting;

  static std::vector<Column<SettingRow>> columns() {
    return {{"key", [](auto& row) -> Cell { return row.setting.key; }},
            {"value", [](auto& row) -> Cell { return row.setting.value; }},
            {"help", [](auto& row) -> Cell { return row.setting.help; }}};
  }
};

int list_all(Session& session) {
  const auto settings = list_settings(session.settings());
  view::Table table{.columns = {{.title = {}}, {.title = {}}, {.title = {}, .flexible = true, .least = 12, .rank = 1}}};
  for (const Setting& one : settings) {
    table.rows.push_back({{one.key, view::Tone::calm},
                          {one.value.empty() ? "-" : one.value, view::Tone::strong},
                          {one.help, view::Tone::dim}});
  }
  return reply(session, listing("key", settings, [](auto& one) { return SettingRow{one}; }), table, {});
}

std::string set_text(const std::string& key, const std::string& value, bool dry_run) {
  if (value.empty()) return (dry_run ? "Would clear " : "Cleared ") + shown(key) + ".\n";
  return fmt::format("{}{} to {}.\n", dry_run ? "Would set " : "Set ", shown(key), shown(value));
}

int run(const Arguments& arguments, Session& session) {
  if (arguments.path) {
    session.say(shown(session.config_path()) + "\n");
    return 0;
  }
  if (!arguments.key) return list_all(session);
  const std::string key = *arguments.key;
  if (!arguments.value) {
    for (const Setting& one : list_settings(session.settings())) {
      if (one.key != key) continue;
      if (session.is_human_output())
        session.say(shown(one.value) + "\n");
      else
        print_object(session, {{"key", one.key}, {"value", one.value}}, "key");
      return 0;
    }
  }
  if (!arguments.value && key.starts_with("kinds.")) {
    throw Error(ErrorCode::not_found, "unknown setting '" + shown(key) + "'", "rapport config lists all settings");
  }
  if (key == "kinds")
    throw Error(ErrorCode::usage, "no kind given", "rapport config kinds.workshop \"workshops, training day\"");
  const std::string value = arguments.value.value_or("");
  const std::string path = session.config_path();
  const auto changed = [&] { return with_setting(read_file(path, largest_settings).value_or(""), path, key, value); };
  changed();  // rejects an unknown key before anything is created
  const bool dry_run = session.globals().dry_run;
  if (!dry_run) {
    make_private_folder(parent_folder(path));
    const FolderLock lock(parent_folder(path));  // the file is read and written under one lock
    write_file(path, changed());
    session.mark_done();
  }
  if (!session.is_human_output())
    print_object(session, fields(ChangedRow{key, value, dry_run}), "key");
  else if (!session.globals().quiet)
    session.say(set_text(key, value, dry_run));
  return 0;
}

}  // namespace

Command config() {
  return {.name = "config",
          .summary = "Show or change settings",
          .group = Group::settle,
          .examples = {{"config", "list all settings"},
                       {"config leap_day mar-1", "celebrate 29 February on 1 March in common years"},
                       {"config kinds.workshop \"workshops, training day\"",
                        "add a kind of interaction and the words for it"},
                       {"config --path", "print where the file is"}},
          .parameters =
              {{.name = "KEY", .help = "the setting", .completes = Completes::setting, .to = to<&Arguments::key>},
               {.name = "VALUE", .help = "its new value; an empty value removes a kind", .to = to<&Arguments::value>},
               {.name = "--path", .help = "print the path of the file", .to = to<&Arguments::path>}},
          .details = "Settings are TOML. Changing one keeps the file's comments and order. An unknown key is an error.",
          .columns = keys<SettingRow>,
          .also = {{"With VALUE", keys<ChangedRow>}},
          .run = runs<run>,
          .tolerates_invalid_settings = true};
}

}  // namespace rapport::commands
