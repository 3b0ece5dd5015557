#pragma once

#include <string>

#include "base/day.hpp"
#include "model/cadence.hpp"
#include "store/contact_state.hpp"

/// Texts about cadences that several commands share.
namespace rapport::services {

/// `every 3 weeks, next by 14 Dec`
std::string schedule_text(const model::Schedule& schedule, Day today);

/// `17 days over`, `due today`, `due tomorrow`, `due in 5 days`, `new, due today`, `snoozed until 3 Dec`, `paused`
std::string due_state_text(const model::Schedule& schedule, const model::DueState& due_state, Day today);

/// `for the reference`, whether or not the text itself starts with "for".
std::string for_text(const std::string& text);

/// `by call`, `in person`; empty without a channel.
std::string channel_text(const std::string& channel);

/// `last contact 12 Oct`, `no contact yet`; with `tried 2×` if attempts followed.
std::string contact_text(const store::ContactState& due_state, Day today);

/// `every 3 weeks from tag team; last contact 5 Jan; due 26 Jan; 14 days over`
std::string why(const store::ContactState& due_state, Day today);

}  // namespace rapport::services
