#include "interchange/columns.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.hpp"
#include "base/utf8.hpp"

namespace rapport::interchange {
namespace {

using Known = std::pair<std::string_view, std::string_view>;

/// Column names of well-known programs and many others.
constexpr std::array known{
    Known{"name", "name"},
    Known{"display name", "name"},
    Known{"full name", "name"},
    Known{"contact", "name"},
    Known{"given name", "first"},
    Known{"first name", "first"},
    Known{"firstname", "first"},
    Known{"additional name", "middle"},
    Known{"middle name", "middle"},
    Known{"family name", "last"},
    Known{"last name", "last"},
    Known{"lastname", "last"},
    Known{"surname", "last"},
    Known{"name suffix", "suffix"},
    Known{"suffix", "suffix"},
    Known{"nickname", "alias"},
    Known{"nick name", "alias"},
    Known{"e-mail", "email"},
    Known{"email", "email"},
    Known{"mail", "email"},
    Known{"e-mail address", "email"},
    Known{"email address", "email"},
    Known{"e-mail 2 address", "email"},
    Known{"e-mail 3 address", "email"},
    Known{"primary email", "email:preferred"},
    Known{"secondary email", "email"},
    Known{"phone", "phone"},
    Known{"telephone", "phone"},
    Known{"tel", "phone"},
    Known{"mobile", "phone:mobile"},
    Known{"mobile phone", "phone:mobile"},
    Known{"mobile number", "phone:mobile"},
    Known{"cell", "phone:mobile"},
    Known{"home phone", "phone:home"},
    Known{"home phone 2", "phone:home"},
    Known{"work phone", "phone:work"},
    Known{"business phone", "phone:work"},
    Known{"business phone 2", "phone:work"},
    Known{"company main phone", "phone:main"},
    Known{"primary phone", "phone:preferred"},
    Known{"other phone", "phone:other"},
    Known{"business fax", "phone:work fax"},
    Known{"home fax", "phone:home fax"},
    Known{"fax number", "phone:fax"},
    Known{"pager", "phone:pager"},
    Known{"pager number", "phone:pager"},
    Known{"web page", "url"},
    Known{"personal web page", "url:home"},
    Known{"web page 1", "url"},
    Known{"web page 2", "url"},
    Known{"website", "url"},
    Known{"url", "url"},
    Known{"linkedin", "url"},
    Known{"org", "org"},
    Known{"company", "org"},
    Known{"organization", "org"},
    Known{"organisation", "org"},
    Known{"employer", "org"},
    Known{"organization name", "org"},
    Known{"organization 1 - name", "org"},
    Known{"job title", "role"},
    Known{"position", "role"},
    Known{"role", "role"},
    Known{"occupation", "role"},
    Known{"organization title", "role"},
    Known{"organization 1 - title", "role"},
    Known{"birthday", "birthday"},
    Known{"birth date", "birthday"},
    Known{"date of birth", "birthday"},
    Known{"dob", "birthday"},
    Known{"birth year", "birthday:year"},
    Known{"birth month", "birthday:month"},
    Known{"birth day", "birthday:day"},
    Known{"anniversary", "anniversary"},
    Known{"notes", "note"},
    Known{"note", "note"},
    Known{"comments", "note"},
    Known{"categories", "tag"},
    Known{"labels", "tag"},
    Known{"group membership", "tag"},
    Known{"groups", "tag"},
    Known{"tags", "tag"},
    Known{"relation", "relation"},
    Known{"relationship", "relation"},
    Known{"spouse", "related:spouse"},
    Known{"manager's name", "related:manager"},
    Known{"assistant's name", "related:assistant"},
    Known{"connected on", "connected"},
    Known{"how we met", "met"},
    Known{"home street", "address:home/street"},
    Known{"home city", "address:home/city"},
    Known{"home state", "address:home/region"},
    Known{"home postal code", "address:home/code"},
    Known{"home country/region", "address:home/country"},
    Known{"home country", "address:home/country"},
    Known{"home address", "address:home/street"},
    Known{"home zipcode", "address:home/code"},
    Known{"business street", "address:work/street"},
    Known{"business city", "address:work/city"},
    Known{"business state", "address:work/region"},
    Known{"business postal code", "address:work/code"},
    Known{"business country/region", "address:work/country"},
    Known{"business country", "address:work/country"},
    Known{"work address", "address:work/street"},
    Known{"work city", "address:work/city"},
    Known{"work state", "address:work/region"},
    Known{"work zipcode", "address:work/code"},
    Known{"work country", "address:work/country"},
    Known{"other street", "address:other/street"},
    Known{"other city", "address:other/city"},
    Known{"other state", "address:other/region"},
    Known{"other postal code", "address:other/code"},
    Known{"other country/region", "address:other/country"},
};

std::string key_of(std::string_view name) { return lower_ascii(trimmed(name)); }

MappedColumn column(std::string_view meaning) {
  const auto colon = meaning.find(':');
  if (colon == std::string_view::npos) return {std::string(meaning), {}};
  return {std::string(meaning.substr(0, colon)), std::string(meaning.substr(colon + 1))};
}

/// Google's numbered columns: `E-mail 1 - Value` is half of a pair; the other half is the label.
std::optional<MappedColumn> numbered(std::string_view key) {
  const auto dash = key.find(" - ");
  if (dash == std::string_view::npos) return std::nullopt;
  const auto group = key.substr(0, dash);
  const auto part = key.substr(dash + 3);
  const auto space = group.rfind(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto base = group.substr(0, space);
  const bool label = part == "label" || part == "type";
  constexpr std::array bases{Known{"e-mail", "email"}, Known{"phone", "phone"}, Known{"website", "url"},
                             Known{"event", "event"}, Known{"relation", "related"}};
  for (const auto& [name, field] : bases) {
    if (name != base) continue;
    if (label) return MappedColumn{"label", std::string(group)};
    return part == "value" ? MappedColumn{std::string(field), "#" + std::string(group)} : MappedColumn{};
  }
  if (base != "address") return std::nullopt;
  if (label) return MappedColumn{"label", std::string(group)};
  constexpr std::array parts{Known{"street", "street"},
                             Known{"city", "city"},
                             Known{"region", "region"},
                             Known{"postal code", "code"},
                             Known{"country", "country"},
                             Known{"po box", "box"},
                             Known{"extended address", "extended"}};
  for (const auto& [name, field] : parts) {
    if (name == part) return MappedColumn{"address", fmt::format("#{}/{}", group, field)};
  }
  return MappedColumn{};
}

bool has(const std::vector<std::string>& keys, std::string_view key) { return contains(keys, key); }

std::string dialect_of(const std::vector<std::string>& keys) {
  if (has(keys, "date") && has(keys, "people") && has(keys, "text")) return "journal";
  if (has(keys, "handle") && has(keys, "name")) return "rapport";
  if (has(keys, "connected on") && has(keys, "first name")) return "linkedin";
  const bool google = std::ranges::any_of(
      keys, [](const std::string& key) { return key.starts_with("e-mail 1 - ") || key.starts_with("phone 1 - "); });
  if (google || has(keys, "group membership")) return "google";
  if (has(keys, "primary email") || (has(keys, "display name") && has(keys, "screen name"))) return "thunderbird";
  const bool names = has(keys, "first name") && has(keys, "last name");
  if (names && (has(keys, "e-mail address") || has(keys, "mobile phone") || has(keys, "business phone")))
    return "outlook";
  return {};
}

/// The columns of rapport's own tables; derived ones are skipped.
MappedColumn own_column(const std::string& key, bool journal) {
  constexpr std::array<std::string_view, 9> people{"handle", "name",  "org",      "role",  "relation",
                                                   "email",  "phone", "birthday", "status"};
  constexpr std::array<std::string_view, 13> interactions{"id",        "date",    "time",   "kind", "channel",
                                                          "direction", "outcome", "people", "tags", "place",
                                                          "text",      "counts",  "private"};
  if (!journal && key == "tags") return {"tag", {}};
  const bool is_known = journal ? contains(interactions, key) : contains(people, key);
  return is_known ? MappedColumn{key, {}} : MappedColumn{};
}

}  // namespace

const std::vector<std::string>& field_names() {
  static const std::vector<std::string> names{"name",  "first",  "middle",   "last", "alias",    "email",
                                              "phone", "url",    "org",      "role", "birthday", "anniversary",
                                              "note",  "tag",    "relation", "met",  "uid",      "date",
                                              "time",  "people", "text",     "kind", "place"};
  return names;
}

std::string guess(std::string_view name) {
  const std::string key = key_of(name);
  for (const auto& [title, meaning] : known) {
    if (title == key) return std::string(meaning);
  }
  return {};
}

std::optional<Layout> layout_of(const std::vector<std::string>& header) {
  std::vector<std::string> keys;
  for (const std::string& name : header) keys.push_back(key_of(name));
  Layout layout{.dialect = dialect_of(keys), .columns = {}};
  if (layout.dialect.empty()) return std::nullopt;
  const bool own = layout.dialect == "rapport" || layout.dialect == "journal";
  for (const std::string& key : keys) {
    if (own) {
      layout.columns.push_back(own_column(key, layout.dialect == "journal"));
    } else if (const auto one = numbered(key)) {
      layout.columns.push_back(*one);
    } else {
      layout.columns.push_back(column(guess(key)));
    }
  }
  return layout;
}

Layout layout_by(const std::vector<std::string>& header, const std::map<std::string, std::string>& mapping,
                 const std::optional<Layout>& base) {
  Layout layout = base.value_or(Layout{.dialect = "own", .columns = {}});
  layout.columns.resize(header.size());
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto found = mapping.find(key_of(header[i]));
    if (found != mapping.end()) layout.columns[i] = column(found->second);
  }
  return layout;
}

}  // namespace rapport::interchange
