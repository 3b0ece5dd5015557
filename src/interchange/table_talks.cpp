#include <algorithm>
#include <initializer_list>

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "interchange/listing_writer.hpp"
#include "interchange/table_rows.hpp"
#include "model/kinds.hpp"

namespace rapport::interchange {
namespace {

/// The non-empty parts between separators, trimmed.
std::vector<std::string> parts_of(std::string_view text, std::string_view separator) {
  auto parts = split(text, separator);
  for (std::string& one : parts) one = trimmed(one);
  std::erase(parts, "");
  return parts;
}

/// `09:30` from `9:30` or `09:30:00`; empty if it is not a time.
std::string time_in(const std::string& value) {
  const auto colon = value.find(':');
  if (colon == 0 || colon > 2 || value.size() < colon + 3) return {};
  const std::string time = (colon == 1 ? "0" : "") + value.substr(0, colon + 3);
  const auto digit = [&](std::size_t at) { return is_digit(time[at]); };
  const bool is_time = digit(0) && digit(1) && digit(3) && digit(4) && time.substr(0, 2) < "24" && time[3] < '6';
  return is_time ? time : std::string{};
}

std::optional<bool> truth(const std::string& text) {
  if (text == "true" || text == "1" || text == "yes") return true;
  if (text == "false" || text == "0" || text == "no") return false;
  return std::nullopt;
}

/// Sets a field to a word of its vocabulary; returns whether the word is valid.
template <Vocabulary E>
bool set(E& field, std::string_view word) {
  const auto value = parse<E>(word);
  if (value) field = *value;
  return value.has_value();
}

}  // namespace

std::vector<std::string> values_in(std::string_view cell, bool list) {
  if (cell.find(":::") != std::string_view::npos) return parts_of(cell, ":::");
  return list ? parts_of(cell, ";") : parts_of(cell, "\x1f");
}

void read_interaction_row(const CsvRow& row, const Layout& layout, const TableOptions& options,
                          const Receiver& receiver) {
  Meeting meeting{.line = row.line, .interaction = {}, .people = {}, .mentioned = {}};
  model::Interaction& interaction = meeting.interaction;
  bool dated = false;
  bool known = true;  // whether all words were valid
  for (std::size_t i = 0; i < std::min(layout.columns.size(), row.fields.size()); ++i) {
    const std::string& field = layout.columns[i].field;
    const bool is_text = field == "text";
    const bool is_exact = is_text || (field == "place" && layout.dialect == "journal");
    const std::string_view plain = is_exact ? std::string_view(row.fields[i]) : trimmed(row.fields[i]);
    const std::string value(options.guarded ? without_guard(plain) : plain);
    if (value.empty()) continue;
    if (field == "date") {
      const auto date = table_date(value, options.date_order);
      const auto day = date ? day_of(date->year, date->month, date->day) : std::nullopt;
      if (!day) return receiver.refused({row.line, {}, "invalid date '" + value + "'"});
      interaction.date = *day;
      dated = true;
    }
    if (field == "id") {
      const auto id = parse_id(value);
      if (!id) return receiver.refused({row.line, {}, "invalid id '" + value + "'"});
      interaction.id = *id;
    }
    if (field == "people") meeting.people = values_in(value, true);
    if (field == "tags") interaction.tags = values_in(value, true);
    if (field == "time") interaction.time = time_in(value);
    if (field == "kind") interaction.kind = lower_ascii(value);
    if (field == "channel") interaction.channel = value;
    if (field == "direction") known = set(interaction.direction, value) && known;
    if (field == "outcome") known = set(interaction.outcome, value) && known;
    if (field == "place") interaction.place = value;
    if (is_text) interaction.text = value;
    if (field == "counts") interaction.counts = truth(value).value_or(true);
    if (field == "private") interaction.is_private = truth(value).value_or(false);
  }
  if (!dated) return receiver.refused({row.line, {}, "the row has no date"});
  if (!known || (!interaction.channel.empty() && !model::is_channel(interaction.channel)))
    return receiver.refused({row.line, {}, "unknown outcome, direction or channel"});
  receiver.meeting(std::move(meeting));
}

}  // namespace rapport::interchange
