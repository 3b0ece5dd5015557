#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/world.hpp"
#include "interchange/contact.hpp"

/// vCard: 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) read, with what producers make of them; 3.0 and 4.0 written.
namespace rapport::interchange {

/// Hands on every card of a stream. A card without any name is refused; after a broken one reading goes on at the next
/// BEGIN. Pictures, sounds and keys are left aside; every other property without a place is kept as it stood.
void read_vcards(Input source, const Receiver& receiver);

/// The date in a BDAY or its kin: `19840229`, `1984-02-29`, `--0229`, `1984-02`, `1984`, or any of them before a time,
/// which shifts nothing. Nothing where it is text, or a day of a month that is not named.
std::optional<model::PartialDate> vcard_date(std::string_view value);

enum class VcardVersion { v3, v4 };

/// One card with all its lines. Details: see Contact. `uid` must not be empty.
std::string to_vcard(const Contact& contact, VcardVersion version);

}  // namespace rapport::interchange
