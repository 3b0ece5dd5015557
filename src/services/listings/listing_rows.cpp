#include "services/listings/listing_rows.hpp"

#include "base/strings.hpp"

namespace rapport::services {

const std::vector<std::string> list_columns{"handle",   "name",  "status", "org",          "role",
                                            "relation", "tags",  "every",  "last_contact", "due_on",
                                            "state",    "email", "phone",  "birthday"};
const std::vector<std::string> journal_columns{"id",     "date", "time",  "kind", "channel", "direction", "outcome",
                                               "people", "tags", "place", "text", "counts",  "private"};
const std::vector<std::string> promise_columns{"id",     "handle",    "name",  "whose", "text",
                                               "due_on", "days_over", "state", "from"};
const std::vector<std::string> thank_columns{"id", "handle", "name", "for", "felt_on", "days"};
const std::vector<std::string> occasion_columns{"id", "handle", "name", "kind", "date", "next", "days"};

Row list_row(const store::PersonRow& row, Day today) {
  const model::Person& person = row.person;
  Row cells{person.handle,          person.name, person.status, known(row.org), known(row.role),
            known(person.relation), row.tags};
  const auto& rhythm = row.standing.rhythm;
  cells.emplace_back(rhythm ? Cell(model::to_text(rhythm->cadence.every)) : known(person.every));
  cells.emplace_back(row.standing.last_contact);
  if (rhythm && person.status == model::Status::active) {
    cells.emplace_back(model::due_day(*rhythm));
    cells.emplace_back(model::to_text(model::standing(*rhythm, today).state));
  } else {
    cells.emplace_back();
    cells.emplace_back(model::to_text(model::State::none));
  }
  cells.insert(cells.end(), {known(row.email), known(row.phone), known(model::to_text(row.birthday))});
  return cells;
}

Row journal_row(const model::Interaction& one, store::Roll& roll) { return journal_row(one, roll.handles(one.people)); }

Row journal_row(const model::Interaction& one, std::vector<std::string> handles) {
  Row row;
  row.reserve(journal_columns.size());  // a list in braces would copy each of them once more
  row.emplace_back(one.id);
  row.emplace_back(one.date);
  for (const auto* text : {&one.time, &one.kind, &one.channel}) row.push_back(known(*text));
  row.emplace_back(one.direction);
  row.emplace_back(one.outcome);
  row.emplace_back(std::move(handles));
  row.emplace_back(one.tags);
  row.push_back(known(one.place));
  row.emplace_back(one.text);
  row.emplace_back(one.counts);
  row.emplace_back(one.is_private);
  return row;
}

namespace {}  // namespace

Row promise_row(const model::Promise& promise, store::Roll& roll, Day today) {
  return {promise.id,
          join(roll.handles(promise.people), ";"),
          join(roll.names(promise.people), ";"),
          promise.whose,
          promise.text,
          promise.due_on,
          promise.due_on ? Cell(today - *promise.due_on) : Cell(),
          promise.state,
          promise.source};
}

Row thank_row(const model::Gratitude& gratitude, store::Roll& roll, Day today) {
  return {gratitude.id,      roll.handle(gratitude.person), roll.name(gratitude.person), gratitude.text,
          gratitude.felt_on, today - gratitude.felt_on};
}

Row occasion_row(const model::Occasion& occasion, store::Roll& roll, Day today, model::LeapDay leap) {
  const auto next = model::next_after(occasion.date, today, leap);
  return {occasion.id,
          roll.handle(occasion.person),
          roll.name(occasion.person),
          occasion.kind,
          model::to_text(occasion.date),
          next,
          next ? Cell(*next - today) : Cell()};
}

Fields fields(const std::vector<std::string>& columns, const Row& row) {
  Fields result;
  for (std::size_t i = 0; i < columns.size(); ++i) result.emplace_back(columns[i], row[i]);
  return result;
}

}  // namespace rapport::services
