#pragma once

#include "interchange/contact.hpp"
#include "services/session/session.hpp"
#include "store/mapping.hpp"
#include "store/people.hpp"

namespace rapport::services {

/// A person with everything an address book can hold. Sensitive facts are left out and counted in `left_out`, unless
/// `include_private`.
interchange::Contact contact_of(const store::Database& database, const model::Person& person, bool include_private,
                                int& left_out);

/// A person as a Markdown page: who they are, facts about them, and interactions with them.
std::string page_of(const store::Database& database, const model::Person& person, bool include_private, int& left_out);

/// Writes every yearly date, open promises with a due day, planned interactions and planned private talks as events.
/// Returns how many private entries were left out.
int write_calendar(Session& session, Output& out, bool include_private);

}  // namespace rapport::services
