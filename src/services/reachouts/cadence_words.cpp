#include "services/reachouts/cadence_words.hpp"

#include <fmt/core.h>
#include <algorithm>

#include "view/page.hpp"

namespace rapport::services {
namespace {

std::string in_days(int days) {
  if (days == 0) return "today";
  if (days == 1) return "tomorrow";
  return "in " + view::days_words(days);
}

}  // namespace

std::string rhythm_words(const model::Rhythm& rhythm, Day today) {
  return fmt::format("every {}, next by {}", model::in_words(rhythm.cadence.every),
                     view::date_words(model::due_day(rhythm), today));
}

std::string standing_words(const model::Rhythm& rhythm, const model::Standing& standing, Day today) {
  switch (standing.state) {
    case model::State::paused:
      return "paused";
    case model::State::snoozed:
      // A rest that ends before the due day tells nobody anything.
      if (!rhythm.hidden_until || *rhythm.hidden_until <= standing.due_on) break;
      return "snoozed until " + view::date_words(*rhythm.hidden_until, today);
    case model::State::none:
      return {};
    default:
      break;
  }
  const std::string start = standing.state == model::State::is_new ? "new, " : "";
  if (standing.days_over > 0) return start + view::days_words(standing.days_over) + " over";
  return start + "due " + in_days(-standing.days_over);
}

std::string for_words(const std::string& text) { return text.starts_with("for ") ? text : "for " + text; }

std::string by_words(const std::string& channel) {
  if (channel.empty()) return {};
  if (channel == "in-person") return "in person";
  return channel == "public" ? "in public" : "by " + channel;
}

std::string contact_words(const store::Standing& standing, Day today) {
  std::string text =
      standing.last_contact ? "last talk " + view::date_words(*standing.last_contact, today) : "no talk yet";
  if (standing.tries > 0) text += ", tried " + std::to_string(standing.tries) + "×";
  return text;
}

std::string why(const store::Standing& standing, Day today) {
  if (!standing.rhythm) return "no rhythm; " + contact_words(standing, today);
  const model::Rhythm& rhythm = *standing.rhythm;
  const model::Standing now = model::standing(rhythm, today);
  std::string text = "every " + model::in_words(rhythm.cadence.every);
  if (!rhythm.cadence.tag.empty()) text += " from tag " + rhythm.cadence.tag;
  text += "; " + (rhythm.is_new ? "counted from " + view::date_words(rhythm.anchor, today) + ", no talk yet"
                                : contact_words(standing, today));
  if (rhythm.is_new && standing.tries > 0) text += ", tried " + std::to_string(standing.tries) + "×";
  const int paused = model::paused_days(rhythm.pauses, rhythm.anchor, std::max(rhythm.anchor, today));
  if (paused > 0) text += "; " + view::days_words(paused) + " of pause";
  text += "; due " + view::date_words(model::due_day(rhythm), today);
  if (now.state == model::State::overdue)
    text += "; past max since " + view::date_words(model::over_day(rhythm), today);
  if (now.days_over != 0 || now.state == model::State::snoozed || now.state == model::State::paused) {
    text += "; " + standing_words(rhythm, now, today);
  }
  return text;
}

}  // namespace rapport::services
