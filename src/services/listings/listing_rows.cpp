#include "services/listings/listing_rows.hpp"

#include "base/strings.hpp"

namespace rapport::services {
namespace {

/// The schedule of an active person.
const model::Schedule* active_schedule(const ListRow& row) {
  const auto& schedule = row.person.contact_state.schedule;
  return schedule && row.person.person.status == model::Status::active ? &*schedule : nullptr;
}

Cell every(const ListRow& row) {
  const auto& schedule = row.person.contact_state.schedule;
  return schedule ? Cell(model::to_text(schedule->cadence.every)) : known(row.person.person.every);
}

Cell due_on(const ListRow& row) {
  const auto* schedule = active_schedule(row);
  return schedule ? Cell(model::due_day(*schedule)) : Cell();
}

Cell state(const ListRow& row) {
  const auto* schedule = active_schedule(row);
  return model::to_text(schedule ? model::due_state(*schedule, row.today).state : model::State::none);
}

}  // namespace

std::vector<Column<ListRow>> ListRow::columns() {
  return {{"handle", [](auto& row) -> Cell { return row.person.person.handle; }},
          {"name", [](auto& row) -> Cell { return row.person.person.name; }},
          {"status", [](auto& row) -> Cell { return row.person.person.status; }},
          {"org", [](auto& row) -> Cell { return known(row.person.org); }},
          {"role", [](auto& row) -> Cell { return known(row.person.role); }},
          {"relation", [](auto& row) -> Cell { return known(row.person.person.relation); }},
          {"tags", [](auto& row) -> Cell { return row.person.tags; }},
          {"every", [](auto& row) -> Cell { return every(row); }},
          {"last_contact", [](auto& row) -> Cell { return row.person.contact_state.last_contact; }},
          {"due_on", [](auto& row) -> Cell { return due_on(row); }},
          {"state", [](auto& row) -> Cell { return state(row); }},
          {"email", [](auto& row) -> Cell { return known(row.person.email); }},
          {"phone", [](auto& row) -> Cell { return known(row.person.phone); }},
          {"birthday", [](auto& row) -> Cell { return known(model::to_text(row.person.birthday)); }}};
}

std::vector<Column<InteractionRow>> InteractionRow::columns() {
  return {{"id", [](auto& row) -> Cell { return row.interaction.id; }},
          {"date", [](auto& row) -> Cell { return row.interaction.date; }},
          {"time", [](auto& row) -> Cell { return known(row.interaction.time); }},
          {"kind", [](auto& row) -> Cell { return known(row.interaction.kind); }},
          {"channel", [](auto& row) -> Cell { return known(row.interaction.channel); }},
          {"direction", [](auto& row) -> Cell { return row.interaction.direction; }},
          {"outcome", [](auto& row) -> Cell { return row.interaction.outcome; }},
          {"people", [](auto& row) -> Cell { return row.people; }},
          {"tags", [](auto& row) -> Cell { return row.interaction.tags; }},
          {"place", [](auto& row) -> Cell { return known(row.interaction.place); }},
          {"text", [](auto& row) -> Cell { return row.interaction.text; }},
          {"counts", [](auto& row) -> Cell { return row.interaction.counts; }},
          {"private", [](auto& row) -> Cell { return row.interaction.is_private; }}};
}

std::vector<Column<PromiseRow>> PromiseRow::columns() {
  return {{"id", [](auto& row) -> Cell { return row.promise.id; }},
          {"handle", [](auto& row) -> Cell { return join(row.person_names.handles(row.promise.people), ";"); }},
          {"name", [](auto& row) -> Cell { return join(row.person_names.names(row.promise.people), ";"); }},
          {"whose", [](auto& row) -> Cell { return row.promise.whose; }},
          {"text", [](auto& row) -> Cell { return row.promise.text; }},
          {"due_on", [](auto& row) -> Cell { return row.promise.due_on; }},
          {"days_over",
           [](auto& row) -> Cell { return row.promise.due_on ? Cell(row.today - *row.promise.due_on) : Cell(); }},
          {"state", [](auto& row) -> Cell { return row.promise.state; }},
          {"from", [](auto& row) -> Cell { return row.promise.source; }},
          {"people", [](auto& row) -> Cell { return row.person_names.handles(row.promise.people); }},
          {"snoozed_until", [](auto& row) -> Cell { return row.promise.snoozed_until; }}};
}

std::vector<Column<ThankRow>> ThankRow::columns() {
  return {{"id", [](auto& row) -> Cell { return row.gratitude.id; }},
          {"handle", [](auto& row) -> Cell { return row.person_names.handle(row.gratitude.person); }},
          {"name", [](auto& row) -> Cell { return row.person_names.name(row.gratitude.person); }},
          {"for", [](auto& row) -> Cell { return row.gratitude.text; }},
          {"felt_on", [](auto& row) -> Cell { return row.gratitude.felt_on; }},
          {"days", [](auto& row) -> Cell { return row.today - row.gratitude.felt_on; }}};
}

std::vector<Column<OccasionRow>> OccasionRow::columns() {
  return {{"id", [](auto& row) -> Cell { return row.occasion.id; }},
          {"handle", [](auto& row) -> Cell { return row.person_names.handle(row.occasion.person); }},
          {"name", [](auto& row) -> Cell { return row.person_names.name(row.occasion.person); }},
          {"kind", [](auto& row) -> Cell { return row.occasion.kind; }},
          {"date", [](auto& row) -> Cell { return model::to_text(row.occasion.date); }},
          {"next", [](auto& row) -> Cell { return row.next; }},
          {"days", [](auto& row) -> Cell { return row.next ? Cell(*row.next - row.today) : Cell(); }}};
}

}  // namespace rapport::services
