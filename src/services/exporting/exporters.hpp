#pragma once

#include "interchange/contact.hpp"
#include "services/session/session.hpp"
#include "store/mapping.hpp"
#include "store/people.hpp"

namespace rapport::services {

/// A person with all that address books have a place for. Sensitive facts are left out, and counted, unless asked for.
interchange::Contact contact_of(const store::Database& database, const model::Person& person, bool include_private,
                                int& left_out);

/// A page of Markdown: who somebody is, what is known, and the talks with them.
std::string page_of(const store::Database& database, const model::Person& person, bool include_private, int& left_out);

/// Every yearly date, the open promises that have a day, planned talks and the talks of repairs; returns how many
/// private entries were left out.
int write_calendar(Session& session, Output& out, bool include_private);

}  // namespace rapport::services
