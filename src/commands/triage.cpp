#include <fmt/core.h>
#include <algorithm>

#include "base/error.hpp"
#include "base/terminal_keys.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "model/cadence.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/reachouts/cadence_text.hpp"
#include "services/session/reply.hpp"
#include "store/people.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  int limit = 0;  ///< 0: all
};

constexpr std::string_view interrupt = "\x03";
constexpr std::string_view end_of_input = "\x04";

/// People without a cadence or `never`: the most recent contact first, then by name.
std::vector<store::PersonRow> without_cadence(Session& session, std::size_t limit) {
  store::Statements statements(session.journal());
  std::vector<store::PersonRow> rows;
  for (auto& person : store::people(session.journal())) {
    if (person.status != model::Status::active || !person.every.empty()) continue;
    auto row = store::person_row(statements, std::move(person));
    if (!row.contact_state.schedule) rows.push_back(std::move(row));
  }
  std::ranges::stable_sort(rows, std::greater{}, [](auto& one) { return one.contact_state.last_contact; });
  if (limit > 0 && rows.size() > limit) rows.resize(limit);
  return rows;
}

std::string period_text(std::string_view every) {
  return every == "never" ? "never" : "every " + model::period_text(*model::parse_period(every));
}

/// Asks about one person after another and saves every answer at once.
class Walk {
 public:
  Walk(Session& session, const std::vector<store::PersonRow>& people)
      : session_(session), people_(people), answers_(people.size()) {
    session_.world().keys(true);
  }
  ~Walk() { session_.world().keys(false); }
  Walk(const Walk&) = delete;
  Walk& operator=(const Walk&) = delete;

  void go() {
    say(legend());
    KeyReader keys(session_.world());
    while (at_ < people_.size()) {
      if (shown_ != at_) show();
      const auto key = keys.next();
      if (!key) {
        show();
        continue;
      }
      if (key->empty() || *key == "q" || *key == interrupt || *key == end_of_input) break;
      press(key->front());
    }
    if (shown_ == at_) say("\n");
  }

  /// `2 people have a cadence now, 1 never; 5 without.`
  std::string summary() const {
    const auto given = std::ranges::count_if(answers_, [](auto& one) { return is_cadence(one); });
    const auto never = std::ranges::count(answers_, "never");
    const auto open = static_cast<std::ptrdiff_t>(answers_.size()) - given - never;
    std::string text = view::count_text(static_cast<int>(given), "person has", "people have") + " a cadence now";
    if (never > 0) text += ", " + std::to_string(never) + " never";
    if (open > 0) text += "; " + std::to_string(open) + " without";
    return text + ".\n";
  }
  /// The number of answers saved.
  int written() const { return written_; }

 private:
  static bool is_cadence(const std::string& answer) { return !answer.empty() && answer != "never"; }

  void say(std::string_view text) {
    session_.world().err.write(text);
    session_.world().err.flush();
  }

  std::string legend() {
    std::string keys;
    const auto& cadences = session_.settings().cadences;
    for (std::size_t i = 0; i < cadences.size(); ++i) {
      keys += fmt::format("{} {}, ", i + 1, period_text(cadences[i]));
    }
    const std::string text = keys + "n never, s skip, b back, q quit";
    return session_.paint()(view::Tone::dim, view::wrap(text, session_.world().terminal.columns)) + "\n";
  }

  void show() {
    const auto& row = people_[at_];
    std::string about = row.role;
    if (!row.org.empty()) about += (about.empty() ? "" : " at ") + row.org;
    if (!row.person.relation.empty()) about += (about.empty() ? "" : ", ") + row.person.relation;
    for (const auto& tag : row.tags) about += (about.empty() ? "#" : " #") + tag;
    const std::string count = fmt::format("{}/{}  ", at_ + 1, people_.size());
    const std::string rest =
        (about.empty() ? "" : ", " + about) + ", " + contact_text(row.contact_state, session_.today());
    const std::string& answer = answers_[at_];
    say(count + session_.paint()(view::Tone::strong, shown(row.person.name)) + shown(rest) +
        (answer.empty() ? "" : " (now " + period_text(answer) + ")") + "  ");
    shown_ = at_;
  }

  void press(char key) {
    const auto& cadences = session_.settings().cadences;
    const auto number = static_cast<std::size_t>(key - '1');
    if (key >= '1' && key <= '9' && number < cadences.size()) {
      answer(cadences[number]);
    } else if (key == 'n') {
      answer("never");
    } else if (key == 's' || key == ' ' || key == '\n' || key == '\r') {
      say("skipped\n");
      ++at_;
    } else if (key == 'b' && at_ > 0) {
      say("back\n");
      --at_;
    }
  }

  void answer(const std::string& every) {
    store::Edit edit = session_.edit("cadence");
    const auto now = store::find<model::Person>(edit.database(), people_[at_].person.id);
    if (!now || now->every != answers_[at_]) {
      say(now ? "unchanged, because another command has just changed it\n" : "removed by another command\n");
      answers_[at_++] = now ? now->every : "";
      return;
    }
    edit.call("cadence " + now->handle);
    edit.change<model::Person>(now->id, [&](auto& who) {
      who.every = every;
      who.max = {};
      who.cadence_on = session_.today();
    });
    session_.commit(edit);
    ++written_;
    answers_[at_++] = every;
    say(period_text(every) + "\n");
  }

  Session& session_;
  const std::vector<store::PersonRow>& people_;
  std::vector<std::string> answers_;
  std::size_t at_ = 0;
  std::size_t shown_ = static_cast<std::size_t>(-1);
  int written_ = 0;
};

int run(const Arguments& arguments, Session& session) {
  const auto people = without_cadence(session, static_cast<std::size_t>(arguments.limit));
  if (!session.is_human_output()) {
    print(session, listing("handle", people, [&](auto& row) { return ListRow{row, session.today()}; }));
    return 0;
  }
  if (!session.is_interactive()) {
    throw Error(ErrorCode::usage, "triage needs a terminal", "rapport cadence PERSON --every 3w");
  }
  if (people.empty()) {
    session.say("Everyone has a cadence, or is set to never.\n");
    return 0;
  }
  if (session.globals().dry_run) session.say("Dry run; nothing is changed.\n");
  session.world().out.flush();
  session.close_journal();
  Walk walk(session, people);
  walk.go();
  session.say(walk.summary());
  if (walk.written() > 0 && !session.globals().dry_run) {
    session.say(session.paint()(view::Tone::dim, "To undo the last answer: rapport undo") + "\n");
  }
  return 0;
}

}  // namespace

Command triage() {
  return {
      .name = "triage",
      .summary = "Set cadences one key at a time",
      .group = Group::keep,
      .examples = {{"triage", "1 every 3 weeks, 2 every 2 months, n never, s skip, b back, q quit"},
                   {"triage --limit 20", "the twenty you were last in touch with"},
                   {"triage --format ids", "whom it would ask about"}},
      .parameters =
          {{.name = "--limit", .value = "N", .help = "at most N people", .least = 1, .to = to<&Arguments::limit>}},
      .details =
          "Walks through people without a cadence. Each answer is saved at once, so you can quit at any time. Skipped "
          "people come up again next time. `rapport config cadences \"2w 1m 3m 1y\"` changes what the keys offer.",
      .columns = keys<ListRow>,
      .run = runs<run>};
}

}  // namespace rapport::commands
