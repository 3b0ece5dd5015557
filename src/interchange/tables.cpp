#include "interchange/tables.hpp"

#include <fmt/core.h>
#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "interchange/csv_reader.hpp"
#include "interchange/decoding.hpp"
#include "interchange/listing_writer.hpp"
#include "interchange/table_rows.hpp"
#include "interchange/vcard_names.hpp"

namespace rapport::interchange {
namespace {

/// How many records, such as notes and empty lines, may precede the header.
constexpr int lines_before_header = 10;

/// Builds a contact from a record.
class Row {
 public:
  Row(const CsvRow& row, const Layout& layout, const TableOptions& options)
      : row_(row), layout_(layout), options_(options) {
    contact_.line = row.line;
  }

  void pass_on(const Receiver& receiver) {
    for (std::size_t i = 0; i < layout_.columns.size(); ++i) read(layout_.columns[i], cell(i));
    finish_name();
    finish_birthday();
    finish_addresses();
    std::erase_if(contact_.jobs, [](auto& job) { return job.org.empty() && job.role.empty(); });
    if (contact_.name.empty()) {
      receiver.refused({row_.line, {}, "the row has no name"});
    } else {
      receiver.contact(std::move(contact_));
    }
  }

 private:
  const CsvRow& row_;
  const Layout& layout_;
  const TableOptions& options_;
  Contact contact_;
  std::map<std::string, std::string> names_;
  std::map<std::string, std::map<std::string, std::string>> addresses_;
  model::PartialDate birthday_;

  std::string cell(std::size_t at) const {
    if (at >= row_.fields.size()) return {};
    const std::string_view text = trimmed(row_.fields[at]);
    return std::string(options_.guarded ? without_guard(text) : text);
  }

  /// The label of a value: its own, or from another column.
  std::string label(const std::string& given) const {
    if (!given.starts_with('#')) return given;
    const std::string group = given.substr(1, given.find('/') - 1);
    for (std::size_t i = 0; i < layout_.columns.size(); ++i) {
      if (layout_.columns[i].field != "label" || layout_.columns[i].label != group) continue;
      std::string text = cell(i);
      const bool preferred = text.starts_with("*");
      text = label_text(preferred ? text.substr(1) : text);
      if (text == "other") text.clear();
      return preferred ? text + (text.empty() ? "preferred" : " preferred") : text;
    }
    return {};
  }

  void read(const MappedColumn& column, const std::string& text) {
    const std::string& field = column.field;
    if (text.empty() || field.empty() || field == "label") return;
    if (field == "email" || field == "phone" || field == "url" || field == "alias" || field == "uid") {
      for (const std::string& one : values_in(text, false)) reach(field, one, label(column.label));
    } else if (field == "tag") {
      for (const std::string& one : values_in(text, true))
        contact_.details.push_back({.kind = "tag", .value = one, .label = {}});
    } else if (field == "org" || field == "role") {
      if (contact_.jobs.empty()) contact_.jobs.emplace_back();
      (field == "org" ? contact_.jobs.front().org : contact_.jobs.front().role) = text;
    } else if (field == "birthday" || field == "anniversary" || field == "event") {
      day(field, column.label, text);
    } else if (field == "address") {
      const auto slash = column.label.find('/');
      addresses_[column.label.substr(0, slash)][column.label.substr(slash + 1)] = text;
    } else {
      read_rest(column, text);
    }
  }

  void read_rest(const MappedColumn& column, const std::string& text) {
    const std::string& field = column.field;
    if (field == "note") {
      contact_.facts.push_back({.text = text});
    } else if (field == "relation") {
      contact_.relation = text;
    } else if (field == "related") {
      contact_.related.push_back({label(column.label), text});
    } else if (field == "met") {
      contact_.met = text;
    } else if (field == "handle") {
      contact_.handle = lower_ascii(text);
    } else if (field == "status") {
      contact_.deceased = text == "deceased";
    } else if (field == "connected") {
      connected(text);
    } else {
      names_[field] = text;
    }
  }

  void reach(const std::string& kind, const std::string& value, const std::string& label) {
    if (kind == "uid") {
      contact_.uid = value;
      return;
    }
    const auto same = [&](auto& one) { return one.kind == kind && one.value == value; };
    auto& all = contact_.details;
    if (std::ranges::none_of(all, same)) all.push_back({.kind = kind, .value = value, .label = label});
  }

  void day(const std::string& field, const std::string& part, const std::string& text) {
    if (part == "year" || part == "month" || part == "day") {
      const auto number = std::min<std::size_t>(text.find_first_not_of("0123456789"), 4);
      const int value = number == 0 ? 0 : std::stoi(text.substr(0, number));
      (part == "year" ? birthday_.year : part == "month" ? birthday_.month : birthday_.day) = value;
      return;
    }
    const auto date = table_date(text, options_.date_order);
    if (!date) return;
    std::string kind = field == "event" ? label(part) : field;
    if (kind.empty()) kind = "anniversary";
    std::ranges::replace(kind, ' ', '-');
    contact_.occasions.push_back({.kind = kind, .date = *date});
  }

  /// The day of a LinkedIn connection is a fact, not an interaction.
  void connected(const std::string& text) {
    const auto date = table_date(text, options_.date_order);
    if (!date) return;
    model::Fact fact{.about = "met", .text = "connected on LinkedIn, " + model::to_text(*date)};
    if (const auto day = day_of(date->year, date->month, date->day)) fact.learned_on = *day;
    contact_.facts.push_back(std::move(fact));
  }

  void finish_name() {
    contact_.name = names_["name"];
    if (contact_.name.empty()) {
      for (const char* part : {"first", "middle", "last", "suffix"}) {
        const std::string& word = names_[part];
        if (!word.empty()) contact_.name.append(contact_.name.empty() ? "" : " ").append(word);
      }
    }
    for (const char* kind : {"alias", "org", "email"}) {
      if (!contact_.name.empty()) break;
      if (kind == std::string_view("org") && !contact_.jobs.empty()) contact_.name = contact_.jobs.front().org;
      for (const auto& one : contact_.details) {
        if (one.kind == kind && contact_.name.empty()) contact_.name = one.value;
      }
    }
  }

  void finish_birthday() {
    const auto date = model::parse_partial_date(model::to_text(birthday_));
    if (date && date->known()) contact_.occasions.push_back({.kind = "birthday", .date = *date});
  }

  void finish_addresses() {
    for (auto& [group, parts] : addresses_) {
      std::string value;
      for (const char* part : {"box", "extended", "street", "city", "region", "code", "country"})
        value += (part == std::string_view("box") ? "" : ";") + escaped(parts[part]);
      contact_.details.push_back({.kind = "address", .value = value, .label = label(group)});
    }
  }
};

[[noreturn]] void unknown_header(const std::vector<std::string>& header) {
  std::string names;
  std::string hint;
  constexpr std::size_t most = 30;
  constexpr std::size_t longest = 60;
  for (const std::string& name : header) {
    if (&name == &header.front() + most) break;
    if (name.size() > longest) continue;
    names.append(names.empty() ? "" : ", ").append(name);
    const std::string meaning = guess(name);
    if (!meaning.empty()) hint += fmt::format(" --map '{}={}'", name, meaning);
  }
  throw Error(
      ErrorCode::usage, "unknown columns: " + names,
      hint.empty() ? "use --map COLUMN=FIELD to name one; rapport help import lists the fields" : "perhaps:" + hint);
}

/// Resolves the escapes for tabs and line feeds in rapport's own TSV.
std::string without_escapes(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char next = text[at] == '\\' && at + 1 < text.size() ? text[at + 1] : '\0';
    if (next == 't' || next == 'n' || next == 'r' || next == '\\') {
      result += next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : '\\';
      ++at;
    } else {
      result += text[at];
    }
  }
  return result;
}

/// Converts line ends in a cell to line feeds.
std::string with_plain_ends(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool before_feed = text.substr(at + 1).starts_with('\n');
    if (text[at] != '\r')
      result += text[at];
    else if (!before_feed)
      result += '\n';
  }
  return result;
}

bool is_empty(const CsvRow& row) {
  return std::ranges::all_of(row.fields, [](auto& one) { return trimmed(one).empty(); });
}

bool has_field(const Layout& layout, std::string_view field) {
  return std::ranges::any_of(layout.columns, [&](auto& one) { return one.field == field; });
}

/// Reads up to and including the header.
Layout find_layout(CsvReader& reader, const TableOptions& options) {
  std::vector<std::string> first;
  for (int i = 0; i < lines_before_header; ++i) {
    const auto row = reader.next();
    if (!row) break;
    if (row->cut) throw Error(ErrorCode::failure, "the header is too large");
    if (first.empty() || row->fields.size() > first.size()) first = row->fields;
    const auto known = layout_of(row->fields);
    const bool mapped = std::ranges::any_of(
        row->fields, [&](auto& name) { return options.mapping.contains(lower_ascii(trimmed(name))); });
    if ((known || mapped) && !row->unreadable.empty())
      throw Error(ErrorCode::failure, "the header is " + row->unreadable);
    if (known || mapped) return layout_by(row->fields, options.mapping, known);
  }
  if (first.empty()) throw Error(ErrorCode::failure, "the file is empty");
  unknown_header(first);
}

}  // namespace

std::map<std::string, std::string> suggested_mapping(std::string_view head) {
  CsvReader reader(text_input(std::string(head)), delimiter_of(head));
  const auto header = reader.next();
  if (!header || layout_of(header->fields)) return {};
  std::map<std::string, std::string> mapping;
  bool named = false;
  for (const std::string& name : header->fields) {
    const std::string meaning = guess(name);
    if (meaning.empty()) continue;
    mapping[lower_ascii(trimmed(name))] = meaning;
    named = named || meaning == "name" || meaning == "first" || meaning == "last";
  }
  return named ? mapping : std::map<std::string, std::string>{};
}

void read_table(Input source, std::string_view head, const TableOptions& options, const Receiver& receiver) {
  const char delimiter = delimiter_of(head);
  CsvReader reader(std::move(source), delimiter);
  const Layout layout = find_layout(reader, options);
  const bool interactions = has_field(layout, "date");
  const bool own = layout.dialect == "rapport" || layout.dialect == "journal";
  const bool escapes = delimiter == '\t' && own;
  if (escapes) reader.treat_quotes_as_text();
  while (auto row = reader.next()) {
    for (std::string& field : row->fields) {
      if (escapes) field = without_escapes(field);
      if (!own && field.find('\r') != std::string::npos) field = with_plain_ends(field);
    }
    if (row->unreadable.empty() && is_empty(*row)) continue;
    const bool too_long = std::any_of(
        row->fields.begin() + static_cast<std::ptrdiff_t>(std::min(row->fields.size(), layout.columns.size())),
        row->fields.end(), [](auto& one) { return !trimmed(one).empty(); });
    if (row->cut) {
      receiver.refused({row->line, {}, "the row is too large"});
    } else if (!row->unreadable.empty()) {
      receiver.refused({row->line, {}, "the row is " + row->unreadable});
    } else if (too_long) {
      receiver.refused({row->line, row->fields.front(),
                        fmt::format("{} fields, but the header has {}", row->fields.size(), layout.columns.size())});
    } else if (interactions) {
      read_interaction_row(*row, layout, options, receiver);
    } else {
      Row(*row, layout, options).pass_on(receiver);
    }
  }
}

}  // namespace rapport::interchange
