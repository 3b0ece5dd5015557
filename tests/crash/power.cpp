// Loss of power, played at every moment of a week of commands: each image of the disk that could be left is opened
// again, and must hold what was acknowledged, whole.
//
// usage: power IMAGES [--lie syncs|folders]
//
// With --lie the disk forgets although it was told to sync, and the check must fail: that is the control.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <random>
#include <stdexcept>

#include "base/error.hpp"
#include "base/files.hpp"
#include "cli/run.hpp"
#include "crash/disk.hpp"
#include "store/integrity.hpp"
#include "store/journal.hpp"
#include "support/home.hpp"

namespace {

namespace fs = std::filesystem;
using namespace rapport;
using crash::Disk;
using crash::Event;
using crash::Luck;

const test::Subject subject{.run = cli::run};

/// A command, or something that is done to the folder.
struct Step {
  std::string what;
  std::function<void(const test::Home&)> act;
};

/// What is acknowledged once `events` have happened.
struct Acknowledged {
  std::size_t events = 0;
  std::string entries;
  std::string what;
};

struct Recording {
  std::vector<Event> events;
  std::vector<Acknowledged> acknowledged;
};

Step command(std::vector<std::string> words, std::string input = {}) {
  std::string what;
  for (const auto& word : words) what += (what.empty() ? "" : " ") + word.substr(0, 20);
  return {what, [words = std::move(words), input = std::move(input)](const test::Home& home) {
            const auto reply = home.run(words, input);
            if (reply.status != 0) throw std::runtime_error(words.front() + ": " + reply.err);
          }};
}

std::string cards(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    text += "BEGIN:VCARD\nVERSION:3.0\nFN:Person Number" + number + "\nEMAIL:p" + number +
            "@site.example\nCATEGORIES:team\nBDAY:1980-02-03\nEND:VCARD\n";
  }
  return text;
}

std::vector<Step> week() {
  const std::string essay(20'000, 'x');
  return {command({"add", "Priya Nair", "--every", "3w", "--tag", "team"}),
          command({"add", "Marco Rossi", "--email", "marco@site.example", "--met-via", "priya"}),
          command({"log", "lunch with Priya and Marco -> send the draft by friday"}),
          command({"log", "call with @priya about " + essay}),
          command({"note", "priya", "two daughters"}),
          command({"promise", "marco", "the photographs", "--by", "tomorrow"}),
          command({"thank", "priya", "for the introduction", "--later"}),
          command({"celebrate", "marco", "the new job", "--later"}),
          command({"repair", "marco", "we were both loud"}),
          command({"relate", "marco", "manager-of", "priya"}),
          command({"cadence", "--tag", "team", "--every", "2m"}),
          command({"snooze", "priya", "2w"}),
          command({"undo"}),
          command({"edit", "priya", "--relation", "friend"}),
          command({"archive", "marco"}),
          command({"import", "-", "--as", "vcf"}, cards(60)),
          command({"undo"}),
          command({"config", "color", "never"}),
          command({"log", "tea with Priya"}),
          command({"merge", "marco", "priya"}),
          command({"undo"}),
          command({"forget", "marco", "--yes"}),
          command({"log", "walk with Priya"})};
}

std::vector<Step> coming_back() {
  return {command({"add", "Priya Nair"}),
          command({"log", "tea with Priya"}),
          {"backup",
           [](const test::Home& home) {
             home.run({"backup", (home.path() / "copy.db").string()});
           }},
          command({"log", "lunch with Priya"}),
          {"restore",
           [](const test::Home& home) {
             home.run({"restore", (home.path() / "copy.db").string()});
           }},
          command({"log", "call with Priya"})};
}

/// Makes the journal at `path` as the first rapport made it, with all that it knew of what is in `newer`.
void make_first_version(const std::string& path, const std::string& newer) {
  const store::Database database(path, store::Access::create);
  database.execute("PRAGMA synchronous=EXTRA");
  database.execute(test::contents(fs::path(RAPPORT_SOURCE) / "src/store/migrations/0001_journal.sql"));
  database.execute("PRAGMA application_id=1919971956;PRAGMA user_version=1;ATTACH '" + newer + "' AS newer");
  std::string copy;
  auto tables = database.prepare(
      "SELECT name,(SELECT group_concat(name)FROM pragma_table_info(m.name)) FROM main.sqlite_schema AS m "
      "WHERE type='table' AND name NOT LIKE 'sqlite%'");
  while (tables.step()) {
    const std::string name(tables.text(0));
    const std::string columns(tables.text(1));
    copy += "INSERT INTO main." + name + "(" + columns + ")SELECT " + columns + " FROM newer." + name + ";";
  }
  database.execute("BEGIN;" + copy + "COMMIT;DETACH newer");
}

/// A journal of the first version, with people, talks and promises, and commands that bring it up to date on their way.
std::vector<Step> migration() {
  return {
      {"old journal",
       [](const test::Home& home) {
         const test::TemporaryFolder folder;
         const test::Home made(folder.path(), subject);
         command({"add", "Marco Rossi", "--every", "3w", "--tag", "team", "--email", "marco@site.example"}).act(made);
         command({"import", "-", "--as", "vcf"}, cards(60)).act(made);
         command({"log", "yesterday: lunch with Marco -> send the draft by friday ?? how is the flat"}).act(made);
         command({"thank", "marco", "for the introduction", "--later"}).act(made);
         make_private_folder(home.journal().parent_path());
         make_first_version(home.journal(), made.journal());
         sync_path(home.journal());
         sync_path(home.journal().parent_path());
       }},
      command({"add", "Priya Nair"}),
      command({"note", "priya", "two daughters"})};
}

Recording record(const std::vector<Step>& steps) {
  const test::TemporaryFolder folder;
  const test::Home home(folder.path(), subject);
  Recording recording;
  crash::record_below(folder.path());
  recording.acknowledged.push_back({0, home.entries(), "nothing"});
  for (const Step& step : steps) {
    step.act(home);
    // Looked at in a copy: a look at an old journal brings it up to date.
    const test::TemporaryFolder copy;
    fs::copy(folder.path(), copy.path(), fs::copy_options::recursive);
    recording.acknowledged.push_back({crash::recorded(), test::Home(copy.path(), subject).entries(), step.what});
  }
  recording.events = crash::stop_recording();
  return recording;
}

/// What is wrong with an image; empty where nothing is.
std::string fault_of(const fs::path& path, const Recording& recording, std::size_t happened) {
  const test::Home home(path, subject);
  std::size_t last = 0;
  for (std::size_t i = 0; i < recording.acknowledged.size(); ++i)
    if (recording.acknowledged[i].events <= happened) last = i;
  try {
    const std::string entries = home.entries();
    const bool is_old = entries == recording.acknowledged[last].entries;
    const bool is_new = last + 1 < recording.acknowledged.size() && entries == recording.acknowledged[last + 1].entries;
    if (!is_old && !is_new) return "neither as before nor as after the command";
    if (fs::exists(home.journal())) {
      if (const std::string trouble = home.trouble(); !trouble.empty()) return trouble;
    }
    for (const auto& file : fs::recursive_directory_iterator(path)) {
      const std::string name = file.path().filename().string();
      if (!name.ends_with(".db") || name.starts_with(".") || file.path() == home.journal()) continue;
      if (store::integrity(store::open_to_read(file.path().string())) != "ok") return name + " is damaged";
    }
  } catch (const Error& error) {
    return error.message;
  } catch (const std::exception& error) {
    return error.what();
  }
  return {};
}

struct Count {
  int images = 0;
  int faults = 0;
};

/// Plays what happens after the first `given` steps, from which the disk starts out.
void play(const std::vector<Step>& steps, std::size_t given, int images, crash::Lie lie, Count& count) {
  const Recording recording = record(steps);
  const int first = static_cast<int>(recording.acknowledged[given].events);
  const int moments = static_cast<int>(recording.events.size()) + 1;
  const int each = std::max(3, (images + moments - 1) / moments);
  // With few images wanted not every moment has its own.
  const int stride = std::max(1, moments * 3 / std::max(images, 1));
  Disk disk(lie);
  std::mt19937 random(7);
  for (int moment = 0; moment < moments; ++moment) {
    if (moment > 0) disk.happen(recording.events[static_cast<std::size_t>(moment - 1)]);
    if (moment < first || moment % stride != 0) continue;
    for (int i = 0; i < each; ++i) {
      const test::TemporaryFolder image;
      disk.after_power_loss(image.path(), i == 0 ? Luck::all_lost : i == 1 ? Luck::all_kept : Luck::chance, random);
      const std::string code = fault_of(image.path(), recording, static_cast<std::size_t>(moment));
      ++count.images;
      if (code.empty()) continue;
      if (++count.faults > 5) continue;
      const auto& all = recording.acknowledged;
      const auto next = std::find_if(all.begin(), all.end(),
                                     [&](auto& one) { return one.events > static_cast<std::size_t>(moment); });
      std::printf("after %d of %d changes, during '%s', image %d: %s\n", moment, moments - 1,
                  next == all.end() ? "nothing" : next->what.c_str(), i, code.c_str());
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2 && count != 4) return 2;
  const int images = std::atoi(arguments[1]);
  const bool control = count == 4;
  const auto lie = !control                                  ? crash::Lie::none
                   : std::strcmp(arguments[3], "syncs") == 0 ? crash::Lie::syncs
                                                             : crash::Lie::folders;
  Count all;
  try {
    play(week(), 0, images * 8 / 10, lie, all);
    play(coming_back(), 0, images / 10, lie, all);
    play(migration(), 1, images / 10, lie, all);
  } catch (const std::exception& error) {
    std::printf("could not be played: %s\n", error.what());
    return 1;
  }
  std::printf("power: %d images, %d damaged or without what was acknowledged\n", all.images, all.faults);
  return (all.faults == 0) != control ? 0 : 1;
}
