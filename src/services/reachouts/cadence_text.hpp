#pragma once

#include <string>

#include "base/day.hpp"
#include "model/cadence.hpp"
#include "store/contact_state.hpp"

/// What several commands say in the same words.
namespace rapport::services {

/// `every 3 weeks, next by 14 Dec`
std::string schedule_text(const model::Schedule& schedule, Day today);

/// `17 days over`, `due today`, `due tomorrow`, `due in 5 days`, `new, due today`, `snoozed until 3 Dec`, `paused`
std::string due_state_text(const model::Schedule& schedule, const model::DueState& due_state, Day today);

/// `for the reference`, whether or not the text begins with that word itself.
std::string for_text(const std::string& text);

/// `by call`, `in person`; empty where the channel is.
std::string channel_text(const std::string& channel);

/// `last talk 12 Oct`, `no talk yet`; with `tried 2×` where attempts came after it.
std::string contact_text(const store::ContactState& due_state, Day today);

/// `every 3 weeks from tag team; last talk 5 Jan; due 26 Jan; 14 days over`
std::string why(const store::ContactState& due_state, Day today);

}  // namespace rapport::services
