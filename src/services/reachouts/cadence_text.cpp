#include "services/reachouts/cadence_text.hpp"

#include <fmt/core.h>
#include <algorithm>

#include "view/page_writer.hpp"

namespace rapport::services {
namespace {

std::string in_days(int days) {
  if (days == 0) return "today";
  if (days == 1) return "tomorrow";
  return "in " + view::days_text(days);
}

}  // namespace

std::string schedule_text(const model::Schedule& schedule, Day today) {
  return fmt::format("every {}, next by {}", model::period_text(schedule.cadence.every),
                     view::date_text(model::due_day(schedule), today));
}

std::string due_state_text(const model::Schedule& schedule, const model::DueState& due_state, Day today) {
  switch (due_state.state) {
    case model::State::paused:
      return "paused";
    case model::State::snoozed:
      // A snooze that ends before the due day changes nothing.
      if (!schedule.hidden_until || *schedule.hidden_until <= due_state.due_on) break;
      return "snoozed until " + view::date_text(*schedule.hidden_until, today);
    case model::State::none:
      return {};
    default:
      break;
  }
  const std::string start = due_state.state == model::State::is_new ? "new, " : "";
  if (due_state.days_over > 0) return start + view::days_text(due_state.days_over) + " over";
  return start + "due " + in_days(-due_state.days_over);
}

std::string for_text(const std::string& text) { return text.starts_with("for ") ? text : "for " + text; }

std::string channel_text(const std::string& channel) {
  if (channel.empty()) return {};
  if (channel == "in-person") return "in person";
  return channel == "public" ? "in public" : "by " + channel;
}

std::string contact_text(const store::ContactState& due_state, Day today) {
  std::string text =
      due_state.last_contact ? "last contact " + view::date_text(*due_state.last_contact, today) : "no contact yet";
  if (due_state.tries > 0) text += ", tried " + std::to_string(due_state.tries) + "×";
  return text;
}

std::string why(const store::ContactState& due_state, Day today) {
  if (!due_state.schedule) return "no cadence; " + contact_text(due_state, today);
  const model::Schedule& schedule = *due_state.schedule;
  const model::DueState now = model::due_state(schedule, today);
  std::string text = "every " + model::period_text(schedule.cadence.every);
  if (!schedule.cadence.tag.empty()) text += " from tag " + schedule.cadence.tag;
  text += "; " + (schedule.is_new ? "counted from " + view::date_text(schedule.anchor, today) + ", no contact yet"
                                  : contact_text(due_state, today));
  if (schedule.is_new && due_state.tries > 0) text += ", tried " + std::to_string(due_state.tries) + "×";
  const int paused = model::paused_days(schedule.pauses, schedule.anchor, std::max(schedule.anchor, today));
  if (paused > 0) text += "; " + view::days_text(paused) + " paused";
  text += "; due " + view::date_text(model::due_day(schedule), today);
  if (now.state == model::State::overdue)
    text += "; past max since " + view::date_text(model::over_day(schedule), today);
  if (now.days_over != 0 || now.state == model::State::snoozed || now.state == model::State::paused) {
    text += "; " + due_state_text(schedule, now, today);
  }
  return text;
}

}  // namespace rapport::services
