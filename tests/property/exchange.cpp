#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <variant>
#include <vector>

#include "base/utf8.hpp"
#include "cli/run.hpp"
#include "interchange/csv_reader.hpp"
#include "interchange/decoding.hpp"
#include "interchange/dump.hpp"
#include "interchange/listing_writer.hpp"
#include "interchange/vcard.hpp"
#include "support/test_world.hpp"

namespace rapport {
namespace {

using interchange::Contact;

/// Texts of pieces that mean something to one format or another.
rc::Gen<std::string> texts() {
  return rc::gen::map(
      rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
          "Priya",     " ",   ",",     ";",
          "\\",        "\\n", "\n",    ":",
          "\"",        "'",   "=",     "=C3",
          "^n",        "\t",  "é",     "e\u0301",
          "王小明",    "🎉",   "-",     "BEGIN:VCARD",
          "END:VCARD", "x",   "a b c", "%",
          "\u200f",    ":::", "|",     "long words that make the line a good deal longer than one that is never folded",
          "[[",        "]]"})),
      [](const std::vector<std::string>& pieces) {
        std::string text;
        for (const auto& piece : pieces) text += piece;
        return text;
      });
}

/// One that survives being written on a page: not empty, and without blanks at its ends.
rc::Gen<std::string> words() {
  return rc::gen::map(texts(), [](const std::string& text) { return "w" + text + "w"; });
}

rc::Gen<model::PartialDate> dates() {
  return rc::gen::element(model::PartialDate{1984, 2, 29}, model::PartialDate{0, 2, 29}, model::PartialDate{1984, 2, 0},
                          model::PartialDate{1984, 0, 0}, model::PartialDate{2001, 12, 31},
                          model::PartialDate{0, 12, 31}, model::PartialDate{1, 1, 1});
}

Contact contact() {
  Contact one;
  one.uid = *words();
  one.name = *words();
  one.relation = *words();
  for (const char* kind : {"alias", "email", "phone", "url"}) {
    const int count = *rc::gen::inRange(0, 3);
    for (int i = 0; i < count; ++i) {
      const auto label = *rc::gen::element<std::string>("", "work", "home", "mobile", "work fax", "preferred",
                                                        "work preferred", "boat", "my label");
      // Marks of direction are taken off numbers and addresses.
      std::string value =
          *rc::gen::element<std::string>("a@b.example", "x;y,z@b.example", "+351 912", "https://a.example/?b=c;d,e\\f");
      one.details.push_back(
          {.kind = kind, .value = value + std::to_string(i), .label = std::string(kind) == "alias" ? "" : label});
    }
  }
  if (*rc::gen::arbitrary<bool>()) one.jobs.push_back({.org = *words(), .role = *words()});
  if (*rc::gen::arbitrary<bool>()) one.occasions.push_back({.kind = "birthday", .date = *dates()});
  if (*rc::gen::arbitrary<bool>()) one.occasions.push_back({.kind = "anniversary", .date = *dates()});
  if (*rc::gen::arbitrary<bool>()) one.facts.push_back({.text = *words()});
  return one;
}

std::vector<std::string> shown(const Contact& contact) {
  std::vector<std::string> all{contact.uid, contact.name, contact.relation};
  for (const auto& one : contact.details) all.push_back(one.kind + " " + one.label + " " + one.value);
  for (const auto& one : contact.jobs) all.push_back(one.org + " / " + one.role);
  for (const auto& one : contact.occasions) all.push_back(one.kind + " " + model::to_text(one.date));
  for (const auto& one : contact.facts) all.push_back(one.text);
  std::sort(all.begin() + 3, all.end());
  return all;
}

RC_GTEST_PROP(AVcard, IsReadBackAsItWasWritten, ()) {
  const Contact written = contact();
  const auto version = *rc::gen::element(interchange::VcardVersion::v3, interchange::VcardVersion::v4);
  const std::string card = interchange::to_vcard(written, version);
  for (std::size_t at = 0; at < card.size();) {
    const std::size_t end = card.find("\r\n", at);
    RC_ASSERT(end != std::string::npos && end - at <= 75U);
    RC_ASSERT(is_text(card.substr(at, end - at)));
    at = end + 2;
  }
  std::vector<Contact> read;
  interchange::read_vcards(interchange::text_input(card + card),
                           {.contact = [&](Contact one) { read.push_back(std::move(one)); },
                            .meeting = [](auto) {},
                            .refused = [](auto one) { RC_FAIL(one.reason); }});
  RC_ASSERT(read.size() == 2U);
  for (Contact& one : read) {
    std::erase_if(one.details, [](auto& detail) { return detail.kind == "vcard"; });
    RC_ASSERT(shown(one) == shown(written));
  }
}

RC_GTEST_PROP(Csv, IsReadBackAsItWasWritten, ()) {
  const auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
      rc::gen::container<std::vector<std::string>>(3, words()));
  const bool safe = *rc::gen::arbitrary<bool>();
  std::string table;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) table += ',';
      interchange::append_csv(table, row[i], safe);
    }
    table += "\r\n";
  }
  interchange::CsvReader reader(interchange::text_input(table), ',');
  for (const auto& row : rows) {
    const auto read = reader.next();
    RC_ASSERT(read.has_value() && read->fields.size() == row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string field(safe ? interchange::without_guard(read->fields[i]) : read->fields[i]);
      RC_ASSERT(field == row[i]);
    }
  }
  RC_ASSERT(!reader.next().has_value());
}

RC_GTEST_PROP(AFormula, IsGuardedInASafeCsvAndComesBack, ()) {
  const auto text = *rc::gen::element<std::string>("=", "+", "-", "@", "\t=", "'=", " =", "＝", "'", "''=") + *texts();
  std::string field;
  interchange::append_csv(field, text, true);
  const std::string bare = field.starts_with('"') ? field.substr(1) : field;
  RC_ASSERT(bare.empty() || std::string("=+-@\t\r\n").find(bare.front()) == std::string::npos);
  interchange::CsvReader reader(interchange::text_input(field + ",end\r\n"), ',');
  const auto read = reader.next();
  RC_ASSERT(read.has_value());
  // Blanks before a quotation mark are no part of the field; rapport quotes what begins with one.
  if (!text.starts_with(' ')) RC_ASSERT(std::string(interchange::without_guard(read->fields[0])) == text);
}

RC_GTEST_PROP(ALineOfTheDump, IsReadBackAsItWasWritten, ()) {
  model::Interaction interaction{.id = {*rc::gen::inRange<std::int64_t>(1, 1LL << 62)},
                                 .date = {*rc::gen::inRange(-700000, 2900000)},
                                 .kind = *words(),
                                 .people = {{*rc::gen::inRange<std::int64_t>(1, 1LL << 62)}},
                                 .text = *texts()};
  interaction.place = *texts();
  interaction.is_private = *rc::gen::arbitrary<bool>();
  const std::string line = interchange::to_line(interaction);
  const auto read = std::get<model::Interaction>(interchange::read_entity(interchange::read_object(line)));
  RC_ASSERT(interchange::to_line(read) == line);
  RC_ASSERT(read.text == interaction.text && read.date == interaction.date && read.people == interaction.people);
}

/// Runs rapport on a journal in a folder.
class Journal {
 public:
  std::string run(std::vector<std::string> words, const std::string& input = {}) {
    words.insert(words.begin(), {"--journal", (folder_.path() / "journal.db").string()});
    test::TestWorld world(
        {.arguments = std::move(words), .input = input, .environment = {{"HOME", folder_.path().string()}}});
    status = cli::run(world.world);
    said = world.err();
    return world.out();
  }
  int status = 0;
  std::string said;

 private:
  test::TemporaryFolder folder_;
};

/// A journal of a few people and talks, by random commands.
void fill(Journal& journal) {
  const int people = *rc::gen::inRange(1, 4);
  for (int i = 0; i < people; ++i)
    journal.run({"add", "--new", "--quiet", "--", "P" + std::to_string(i) + " " + *words()});
  const int interactions = *rc::gen::inRange(0, 6);
  for (int i = 0; i < interactions; ++i) {
    std::vector<std::string> line{"log", "--quiet", "--with", std::to_string(i % people).insert(0, "p")};
    if (*rc::gen::arbitrary<bool>()) line.emplace_back("--private");
    const auto start = *rc::gen::element<std::string>("", "\"", "\"w\" ");
    const auto end = *rc::gen::element<std::string>("", "\r", "\r\n", "\n\r");
    line.insert(line.end(), {"--", start + *words() + end + *words() + " == about: " + *words() + " -> " + *words() +
                                       " by friday"});
    journal.run(line);
  }
}

RC_GTEST_PROP(AJournal, ComesBackToTheByteFromItsDump, ()) {
  Journal one;
  Journal other;
  fill(one);
  const std::string dump = one.run({"export", "--include-private"});
  other.run({"import", "-"}, dump);
  RC_ASSERT(other.status == 0);
  RC_ASSERT(other.run({"export", "--include-private"}) == dump);
  other.run({"import", "-"}, dump);
  RC_ASSERT(other.run({"export", "--include-private"}) == dump);
}

/// Whether what a command writes is written again by a journal that read it, after something happened to it on the way.
bool comes_back(const std::vector<std::string>& command, const std::string& letter, const std::string& becomes) {
  Journal one;
  Journal other;
  one.run({"add", "Priya Nair"});
  one.run({"log", "--with", "priya", "--", "tea, and \"cake\"\nlater: call"});
  const std::string written = one.run(command);
  std::string read = written;
  for (std::size_t at = 0; (at = read.find(letter, at)) != std::string::npos; at += becomes.size())
    read.replace(at, letter.size(), becomes);
  other.run({"import", "-"}, read);
  return other.status == 0 && other.run(command) == written;
}

/// The controls: a writer that leaves out what a format asks for is noticed.
TEST(OutAndInControl, ADumpOrATableWithoutItsQuotesDoesNotComeBack) {
  const std::vector<std::string> dump{"export"};
  const std::vector<std::string> table{"export", "--what", "journal", "--format", "csv"};
  EXPECT_TRUE(comes_back(dump, "tea", "tea"));
  EXPECT_FALSE(comes_back(dump, "\\n", " "));
  EXPECT_TRUE(comes_back(table, "tea", "tea"));
  EXPECT_FALSE(comes_back(table, "\"\"", "\""));
}

RC_GTEST_PROP(ATableOfTalks, ComesBackToTheByte, ()) {
  const auto format = *rc::gen::element<std::string>("csv", "tsv");
  Journal one;
  Journal other;
  fill(one);
  const std::vector<std::string> command{"export", "--what", "journal", "--format", format, "--include-private"};
  const std::string table = one.run(command);
  if (table.find('\n') + 1 == table.size()) return;  // a header alone holds nothing
  other.run({"import", "-"}, table);
  RC_LOG() << table << other.said;
  RC_ASSERT(other.status == 0);
  RC_ASSERT(other.run(command) == table);
}

}  // namespace
}  // namespace rapport
