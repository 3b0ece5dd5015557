// Writes a reference journal through the core library: `generate FILE PEOPLE INTERACTIONS YEARS [whole]`. The
// same words give the same journal. On 2026-11-19 exactly twenty people are due, whatever the size. A whole one
// has facts, promises, thanks, conflicts and the rest, too, in proportion to the people.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include "base/error.hpp"
#include "store/edit.hpp"
#include "store/journal.hpp"

namespace {

using namespace rapport;

constexpr int people_due = 20;
const Day today = *day_of(2026, 11, 19);

constexpr std::array given{"Ana",  "Bruno", "Chen", "Dora",  "Emil", "Farah", "Goran", "Hana", "Ivo",   "Jana",
                           "Kofi", "Lena",  "Milo", "Nadia", "Omar", "Petra", "Quim",  "Rosa", "Soren", "Tara"};
constexpr std::array family{"Abreu", "Berg", "Costa",  "Dahl",  "Evers",  "Fabre", "Greco", "Haas",  "Ito",   "Jansen",
                            "Kaya",  "Lund", "Moreau", "Novak", "Okafor", "Peric", "Quist", "Rossi", "Silva", "Tanaka"};
constexpr std::array words{"budget",  "launch",      "garden",  "move",     "draft",     "review",
                           "travel",  "music",       "school",  "contract", "interview", "roadmap",
                           "holiday", "translation", "bicycle", "workshop", "prices",    "delivery"};

std::string text_of(std::mt19937& random) {
  std::string text = "talked about";
  const std::size_t length = 60 + random() % 140;
  while (text.size() < length) text.append(" ").append(words[random() % words.size()]);
  return text;
}

model::Ids add_people(store::Edit& edit, int count, int days_of_history, std::mt19937& random) {
  model::Ids ids;
  for (int i = 0; i < count; ++i) {
    const bool due = i < people_due;
    const std::string name =
        std::string(given[random() % given.size()]) + " " + family[random() % family.size()] + " " + std::to_string(i);
    model::Person person{.handle = "p" + std::to_string(i),
                         .name = name,
                         .added_on = today - days_of_history,
                         .every = due          ? "3w"
                                  : i % 2 == 0 ? "5y"
                                               : "",
                         .cadence_on = today - days_of_history};
    ids.push_back(edit.add(person));
    edit.add(model::Detail{.person = person.id, .kind = "email", .value = person.handle + "@example.org"});
    if (i % 3 == 0)
      edit.add(model::Detail{.person = person.id, .kind = "tag", .value = i % 2 == 0 ? "team" : "alumni"});
    if (i % 4 == 0)
      edit.add(
          model::Occasion{.person = person.id, .kind = "birthday", .date = {.month = 1 + i % 12, .day = 1 + i % 28}});
  }
  return ids;
}

/// As if it had been written down on that day: ids of a journal that was kept for years rise with its days.
Id id_on(Day day, int number, std::mt19937& random) {
  constexpr std::int64_t day_2020 = 18262;
  constexpr int seconds_a_morning = 40'000;
  const std::int64_t clock = (day.number - day_2020) * 86'400 + number % seconds_a_morning;
  return {clock << Id::random_bits | static_cast<std::int64_t>(random() % (1U << Id::random_bits))};
}

void add_interactions(store::Edit& edit, const model::Ids& people, int count, int days_of_history,
                      std::mt19937& random) {
  constexpr std::array kinds{"coffee", "lunch", "call", "email", "meeting"};
  for (int i = 0; i < count; ++i) {
    const int ago = static_cast<int>((static_cast<long long>(count - i) * days_of_history) / count);
    // Those who are due have been silent for a month.
    const bool recent = ago < 30;
    const auto someone = [&] {
      const std::size_t first = recent ? people_due : 0;
      return people[first + random() % (people.size() - first)];
    };
    model::Interaction interaction{.id = id_on(today - ago, i, random),
                                   .date = today - ago,
                                   .kind = kinds[random() % kinds.size()],
                                   .channel = "in-person",
                                   .people = {someone()},
                                   .text = text_of(random)};
    if (random() % 10 < 6) {
      const Id second = someone();
      if (second != interaction.people.front()) interaction.people.push_back(second);
    }
    edit.add(interaction);
  }
}

/// What else is known of people: for 500 of them 3,000 facts, 800 promises, 400 thanks, 250 wins, 300 occasions (with
/// their birthdays), 60 conflicts, 250 styles, 150 questions and 100 relations.
void add_the_rest(store::Edit& edit, const model::Ids& people, int days_of_history, std::mt19937& random) {
  constexpr std::array abouts{"family", "work", "interest", "need", "offer", ""};
  constexpr std::array keys{"channel", "pace", "hours", "tip", "energy"};
  const auto someone = [&] { return people[random() % people.size()]; };
  const auto some_day = [&] { return today - static_cast<int>(random() % static_cast<unsigned>(days_of_history)); };
  const auto word = [&] { return std::string(words[random() % words.size()]); };
  const auto times = [&](int of_500) { return static_cast<int>(people.size()) * of_500 / 500; };
  for (int i = 0; i < times(3000); ++i)
    edit.add(model::Fact{.person = someone(),
                         .about = abouts[random() % abouts.size()],
                         .text = word() + " and " + word(),
                         .learned_on = some_day(),
                         .sensitive = random() % 20 == 0});
  for (int i = 0; i < times(800); ++i) {
    const Day made = some_day();
    const bool is_open = random() % 8 == 0;
    edit.add(model::Promise{.people = {someone()},
                            .whose = random() % 3 == 0 ? model::Whose::theirs : model::Whose::mine,
                            .text = "send the " + word(),
                            .made_on = made,
                            .due_on = is_open ? today + static_cast<int>(1 + random() % 60) : made + 10,
                            .state = is_open ? model::PromiseState::open : model::PromiseState::done});
  }
  for (int i = 0; i < times(400); ++i) {
    const Day felt = some_day();
    model::Gratitude thanks{.person = someone(), .text = "the " + word(), .felt_on = felt};
    if (random() % 10 != 0) thanks.said_on = felt + 3;
    edit.add(thanks);
  }
  for (int i = 0; i < times(250); ++i) {
    model::Win win{.person = someone(), .text = "the " + word(), .won_on = some_day()};
    if (random() % 10 != 0) win.celebrated_on = win.won_on + 2;
    edit.add(win);
  }
  for (int i = 0; i < times(175); ++i)
    edit.add(model::Occasion{
        .person = someone(), .kind = "anniversary", .date = {.year = 2010, .month = 1 + i % 12, .day = 1 + i % 28}});
  for (int i = 0; i < times(60); ++i) {
    model::Conflict conflict{.person = someone(), .text = "about the " + word(), .opened_on = some_day()};
    if (random() % 10 != 0) conflict.resolved_on = conflict.opened_on + 14;
    const Id id = edit.add(conflict);
    edit.add(model::Step{.conflict = id, .text = "talked", .done_on = conflict.opened_on + 15});
  }
  for (int i = 0; i < times(250); ++i)
    edit.add(model::Style{.person = people[static_cast<std::size_t>(i * 2) % people.size()],
                          .key = keys[static_cast<std::size_t>(i) % keys.size()],
                          .value = i % 5 == 0 ? "call" : "mornings",
                          .noted_on = some_day()});
  for (int i = 0; i < times(150); ++i)
    edit.add(model::Question{.people = {someone()}, .text = "how is the " + word() + "?", .noted_on = some_day()});
  for (int i = 0; i < times(100); ++i) {
    const Id a = someone();
    const Id b = someone();
    if (a != b) edit.add(model::Relation{.a = a, .kind = i % 2 == 0 ? "manager" : "friend", .b = b});
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5 && count != 6) return 2;
  try {
    const std::string path = arguments[1];
    std::remove(path.c_str());
    std::mt19937 random(20261119);
    rapport::store::create_journal_file(rapport::store::empty_journal("bench0"), path);
    auto journal = rapport::store::open_to_write(path, "/tmp");
    rapport::store::Edit edit(journal, {.command = "generate", .now = 1795089600, .seed = 7});
    const int days = std::atoi(arguments[4]) * 365;
    const auto people = add_people(edit, std::atoi(arguments[2]), days, random);
    add_interactions(edit, people, std::atoi(arguments[3]), days, random);
    if (count == 6) add_the_rest(edit, people, days, random);
    edit.commit();
  } catch (const rapport::Error& error) {
    std::fprintf(stderr, "generate: %s\n", error.message.c_str());
    return 1;
  }
  return 0;
}
