// What cannot be decoded is refused record by record, and the others come in.

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "interchange/decoding.hpp"
#include "interchange/friends.hpp"
#include "interchange/icalendar.hpp"
#include "interchange/markdown.hpp"
#include "interchange/tables.hpp"
#include "interchange/vcard.hpp"

namespace {

using namespace rapport;
using namespace rapport::interchange;

/// What a reader hands on, each on a line.
std::string found_by(const std::function<void(const Receiver&)>& read) {
  std::string found;
  read({.contact = [&](const Contact& one) { found += one.name + "\n"; },
        .meeting = [&](const Meeting& one) { found += one.interaction.text + "\n"; },
        .refused = [&](const Refusal& one) { found += std::to_string(one.line) + ": " + one.reason + "\n"; }});
  return found;
}

std::string found_in_table(const std::string& text) {
  return found_by([&](const Receiver& to) { read_table(text_input(text), text, {.mapping = {{"name", "name"}}}, to); });
}

TEST(Refusals, OfACardNameThePropertyAndItsSet) {
  const std::string cards =
      "BEGIN:VCARD\nFN:Ana\nEND:VCARD\n"
      "BEGIN:VCARD\nFN;CHARSET=X-NONE:Zo\xeb\nEND:VCARD\n"
      "BEGIN:VCARD\nFN:Ben\nNOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=EB\nEND:VCARD\n"
      "BEGIN:VCARD\nFN:Cleo\nEND:VCARD\n";
  EXPECT_EQ(found_by([&](const Receiver& to) { read_vcards(text_input(cards), to); }),
            "Ana\n4: FN is not readable as x-none\n7: NOTE is not readable as utf-8\nCleo\n");
}

TEST(Refusals, DoNotComeFromAPropertyThatIsLeftAside) {
  const std::string card = "BEGIN:VCARD\nFN:Ana\nPHOTO;CHARSET=X-NONE:\x81\nEND:VCARD\n";
  EXPECT_EQ(found_by([&](const Receiver& to) { read_vcards(text_input(card), to); }), "Ana\n");
}

TEST(Refusals, OfAnEventNameTheProperty) {
  const std::string events =
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261101\nATTENDEE;CN=Jo\x9d:mailto:jo@site.example\nEND:VEVENT\n"
      "BEGIN:VEVENT\nDTSTART:20261101\nATTENDEE;CN=Ana:mailto:ana@site.example\nSUMMARY:tea\nEND:VEVENT\n";
  EXPECT_EQ(found_by([&](const Receiver& to) { read_calendar(text_input(events), to); }),
            "2: ATTENDEE is not readable as utf-8 or windows-1252\ntea\n");
}

TEST(Refusals, OfARowLeaveTheNextOneAlone) {
  EXPECT_EQ(found_in_table("name,note\nAna,\nJo\x9d,\n\x9d,\nBen,\n"),
            "Ana\n3: the row is not readable as utf-8 or windows-1252\n"
            "4: the row is not readable as utf-8 or windows-1252\nBen\n");
}

TEST(Refusals, OfAHeaderAreThoseOfTheTable) {
  try {
    ADD_FAILURE() << found_in_table("name,not\x9d\nAna,\n");
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::failure);
    EXPECT_EQ(error.message, "the header is not readable as utf-8 or windows-1252");
  }
}

TEST(Refusals, OfALineOfFriendsLeaveTheOthersAlone) {
  const std::string friends = "### Friends:\n\n- Ana\n- Jo\x9d\n- Ben\n";
  EXPECT_EQ(found_by([&](const Receiver& to) { read_friends(text_input(friends), to); }),
            "4: the line is not readable as utf-8 or windows-1252\nAna\nBen\n");
}

TEST(Refusals, OfALineOfAPageAreThoseOfThePage) {
  const std::string page = "# Ana\n\n- 2026-11-01: tea\n\nJo\x9d\n";
  EXPECT_EQ(found_by([&](const Receiver& to) { read_markdown(text_input(page), "ana", to); }),
            "5: the line is not readable as utf-8 or windows-1252\n");
}

}  // namespace
