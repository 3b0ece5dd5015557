#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/world.hpp"
#include "interchange/contact.hpp"

/// Reads vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) as programs really write them; writes 3.0 and 4.0.
namespace rapport::interchange {

/// Passes on every card in a stream. Refuses cards without a name; after a broken card, continues at the next BEGIN.
/// Skips pictures, sounds and keys; keeps unknown properties unchanged.
void read_vcards(Input source, const Receiver& receiver);

/// The date in a BDAY or similar: `19840229`, `1984-02-29`, `--0229`, `1984-02`, `1984`, optionally followed by a time,
/// which is ignored. Nothing if it is text, or a day without a month.
std::optional<model::PartialDate> vcard_date(std::string_view value);

enum class VcardVersion { v3, v4 };

/// A complete card. For details, see Contact. `uid` must not be empty.
std::string to_vcard(const Contact& contact, VcardVersion version);

}  // namespace rapport::interchange
