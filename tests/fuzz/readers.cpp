#include "fuzz/readers.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "fuzz/targets.hpp"
#include "interchange/csv_reader.hpp"
#include "interchange/decoding.hpp"
#include "interchange/dump.hpp"
#include "interchange/friends.hpp"
#include "interchange/icalendar.hpp"
#include "interchange/listing_writer.hpp"
#include "interchange/markdown.hpp"
#include "interchange/monica.hpp"
#include "interchange/tables.hpp"
#include "interchange/vcard.hpp"
#include "store/mapping.hpp"

namespace rapport::fuzz {
namespace {

/// Everything that comes out of a reader is text, and can be stored.
void demand_text(const std::string& text) { demand(is_text(text), "something is no UTF-8, or holds a NUL"); }

template <class Entity>
void demand_texts(const Entity& entity) {
  Entity::fields(entity, [](std::string_view, const auto& field) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(field)>, std::string>) demand_text(field);
  });
}

interchange::Receiver receiver(std::string& summary) {
  return {.contact =
              [&](interchange::Contact contact) {
                demand(!contact.name.empty(), "a contact without a name");
                for (const auto* one : {&contact.name, &contact.uid, &contact.handle, &contact.relation, &contact.met})
                  demand_text(*one);
                for (const auto& one : contact.details) demand_texts(one);
                for (const auto& one : contact.jobs) demand_texts(one);
                for (const auto& one : contact.facts) demand_texts(one);
                for (const auto& one : contact.related) demand_text(one.name);
                for (const auto& one : contact.occasions) {
                  demand(model::parse_partial_date(model::to_text(one.date)) == one.date, "a date that cannot be");
                  demand_texts(one);
                }
                contact.uid = contact.uid.empty() ? "x" : contact.uid;
                for (const auto version : {interchange::VcardVersion::v3, interchange::VcardVersion::v4})
                  demand_text(interchange::to_vcard(contact, version));
                summary += contact.name + "\n";
              },
          .meeting =
              [&](interchange::Meeting meeting) {
                demand_texts(meeting.interaction);
                for (const auto& one : meeting.people) demand_text(one);
                summary += to_iso(meeting.interaction.date) + meeting.interaction.text + "\n";
              },
          .refused = [&](interchange::Refusal one) { summary += one.reason + "\n"; }};
}

/// The same bytes are read in the same way, and a refusal is a refusal.
void twice(std::string_view bytes, void (*read)(std::string_view, const interchange::Receiver&)) {
  std::string first;
  std::string second;
  for (std::string* summary : {&first, &second}) {
    try {
      read(bytes, receiver(*summary));
    } catch (const Error& error) {
      *summary += error.message;
    }
  }
  demand(first == second, "the same bytes are read in two ways");
}

using Records = std::vector<std::vector<std::string>>;

Records records(Input input, char delimiter) {
  interchange::CsvReader reader(std::move(input), delimiter);
  Records all;
  while (auto row = reader.next()) {
    for (const auto& field : row->fields)
      demand(field.empty() || is_text(field), "a field is no UTF-8, or holds a NUL");
    if (!row->cut && row->fields != std::vector<std::string>{""}) all.push_back(std::move(row->fields));
  }
  return all;
}

/// Short texts byte by byte, long ones in a few dozen pieces.
Input in_pieces(std::string_view bytes) {
  return Input([bytes, piece = bytes.size() / 64 + 1](char* into, std::size_t size) mutable {
    const std::size_t count = bytes.copy(into, std::min(size, piece));
    bytes.remove_prefix(count);
    return count;
  });
}

std::string written(const Records& records, bool excel_safe) {
  std::string text;
  for (const auto& record : records) {
    for (std::size_t i = 0; i < record.size(); ++i) {
      if (i > 0) text += ',';
      interchange::append_csv(text, record[i], excel_safe);
    }
    text += "\r\n";
  }
  return text;
}

Input stream(std::string_view bytes) { return interchange::text_input(std::string(bytes)); }

}  // namespace

void vcard(std::string_view bytes) {
  twice(bytes,
        [](std::string_view some, const interchange::Receiver& to) { interchange::read_vcards(stream(some), to); });
}

void calendar(std::string_view bytes) {
  twice(bytes,
        [](std::string_view some, const interchange::Receiver& to) { interchange::read_calendar(stream(some), to); });
}

void csv(std::string_view bytes) {
  const char delimiter = interchange::delimiter_of(bytes);
  const Records all = records(stream(bytes), delimiter);
  demand(all == records(in_pieces(bytes), delimiter), "the same bytes are read in two ways");
  demand(all == records(stream(written(all, false)), ','), "records change once they are written");
  Records safe = records(stream(written(all, true)), ',');
  for (auto& record : safe) {
    for (auto& field : record) field = interchange::without_guard(field);
  }
  demand(all == safe, "records change once they are written for spreadsheets");
}

void table(std::string_view bytes) {
  twice(bytes, [](std::string_view some, const interchange::Receiver& to) {
    interchange::read_table(interchange::decoded(stream(some)), some.substr(0, 16384), {}, to);
  });
}

void friends(std::string_view bytes) {
  twice(bytes,
        [](std::string_view some, const interchange::Receiver& to) { interchange::read_friends(stream(some), to); });
}

void markdown(std::string_view bytes) {
  twice(bytes, [](std::string_view some, const interchange::Receiver& to) {
    interchange::read_markdown(stream(some), "Somebody", to);
  });
}

void monica(std::string_view bytes) {
  twice(bytes,
        [](std::string_view some, const interchange::Receiver& to) { interchange::read_monica(stream(some), to); });
}

void dump(std::string_view bytes) {
  try {
    const auto entity = interchange::read_entity(interchange::read_object(bytes));
    std::visit(
        [](const auto& one) {
          const std::string line = interchange::to_line(one);
          const auto again = interchange::read_entity(interchange::read_object(line));
          std::visit([&](const auto& other) { demand(interchange::to_line(other) == line, "a line changes"); }, again);
        },
        entity);
  } catch (const Error& error) {
    demand(error.code == ErrorCode::refused || error.code == ErrorCode::usage, "a line fails as something else");
  }
}

}  // namespace rapport::fuzz
