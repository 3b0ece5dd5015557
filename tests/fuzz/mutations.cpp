#include "fuzz/mutations.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "store/sqlite.hpp"
#include "support/test_world.hpp"

namespace rapport::fuzz {
namespace {

using Random = std::mt19937_64;

constexpr std::size_t header_size = 100;
constexpr std::size_t application_id_at = 68;
constexpr std::size_t usable_header_at = 16;  // after the words that say what the file is

/// The bytes of a file, and places in it that mean something.
struct Image {
  std::string bytes;
  Random& random;

  std::size_t below(std::size_t limit) const { return limit == 0 ? 0 : random() % limit; }
  char any() const { return static_cast<char>(random()); }
  std::size_t at() const { return below(bytes.size()); }
  std::size_t page_size() const { return 4096; }
  std::size_t page() const { return below(bytes.size() / page_size()) * page_size(); }

  void put(std::size_t at, std::size_t size, std::uint64_t value) {
    for (; size > 0 && at + size <= bytes.size(); value >>= 8U) bytes[at + --size] = static_cast<char>(value);
  }
  /// A number as somebody might choose it who wants to do harm.
  std::uint64_t number() const {
    constexpr std::array<std::uint64_t, 9> numbers{0, 1, 2, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff};
    const auto which = below(numbers.size() + 2);
    return which < numbers.size() ? numbers.at(which) : below(bytes.size() / page_size() + 2);
  }
};

void flip_bits(Image& image) {
  for (auto times = image.below(16) + 1; times > 0; --times)
    image.bytes[image.at()] ^= static_cast<char>(1U << image.below(8));
}

void overwrite_run(Image& image) {
  const std::size_t at = image.at();
  const std::size_t size = std::min(image.below(400) + 1, image.bytes.size() - at);
  const bool same = image.below(2) == 0;
  const char one = image.below(2) == 0 ? '\0' : image.any();
  for (std::size_t i = 0; i < size; ++i) image.bytes[at + i] = same ? one : image.any();
}

void swap_pages(Image& image) {
  const std::size_t one = image.page();
  const std::size_t other = image.page();
  for (std::size_t i = one == 0 || other == 0 ? header_size : 0; i < image.page_size(); ++i)
    std::swap(image.bytes[one + i], image.bytes[other + i]);
}

void copy_page(Image& image) {
  const std::size_t from = image.page();
  if (from == 0) return;
  image.bytes.replace(std::max(image.page(), image.page_size()), image.page_size(),
                      image.bytes.substr(from, image.page_size()));
}

void cut_short(Image& image) { image.bytes.resize(std::max(header_size, image.at())); }
void lengthen(Image& image) { image.bytes.append(image.below(3 * image.page_size()) + 1, image.any()); }

void change_header(Image& image) {
  std::size_t at = usable_header_at + image.below(header_size - usable_header_at);
  if (at >= application_id_at && at < application_id_at + 4) at = application_id_at + 4;
  image.put(at, image.below(4) + 1, image.number());
}

/// The head of a page of a tree: its kind, free blocks, count of cells, where they begin.
void change_page_head(Image& image) {
  image.put(std::max(image.page(), header_size) + image.below(12), 2, image.number());
}

void change_cell_pointer(Image& image) {
  image.put(std::max(image.page(), header_size) + 8 + 2 * image.below(40), 2, image.random());
}

/// The first bytes of a cell: the size of what it holds, its key, the types of its columns.
void change_cell(Image& image) {
  const std::size_t page = image.page();
  const std::size_t pointer = std::max(page, header_size) + 8 + 2 * image.below(20);
  const std::size_t high = static_cast<unsigned char>(image.bytes[pointer]);
  const std::size_t at = page + high * 256 + static_cast<unsigned char>(image.bytes[pointer + 1]) + image.below(24);
  image.put(at, 1, image.below(2) == 0 ? 0xff : image.random());
}

void change_freelist(Image& image) {
  constexpr std::size_t first_trunk_at = 32;
  if (image.below(2) == 0) return image.put(first_trunk_at + 4 * image.below(2), 4, image.number());
  std::size_t trunk = 0;
  for (std::size_t i = 0; i < 4; ++i) trunk = trunk << 8U | static_cast<unsigned char>(image.bytes[first_trunk_at + i]);
  if (trunk > 0) image.put((trunk - 1) * image.page_size() + 4 * image.below(8), 4, image.number());
}

/// A letter of the statements that make the tables.
void change_schema(Image& image) {
  const auto create = image.bytes.find("CREATE ", image.page_size() / 4 + image.below(4 * image.page_size()));
  if (create == std::string::npos) return;
  static const std::string letters = "()',; \"AZ09\x00\xff";
  const std::size_t at = create + image.below(120);
  if (at < image.bytes.size()) image.bytes[at] = letters[image.below(letters.size())];
}

using Change = std::pair<const char*, void (*)(Image&)>;
constexpr std::array<Change, 12> changes{{{"bits", flip_bits},
                                          {"a run", overwrite_run},
                                          {"pages swapped", swap_pages},
                                          {"a page twice", copy_page},
                                          {"cut short", cut_short},
                                          {"longer", lengthen},
                                          {"header", change_header},
                                          {"head of a page", change_page_head},
                                          {"cell pointer", change_cell_pointer},
                                          {"cell", change_cell},
                                          {"freelist", change_freelist},
                                          {"schema", change_schema}}};

/// What a text may be made, as SQL.
constexpr std::array<const char*, 37> texts{"''",
                                            "'x'",
                                            "'0'",
                                            "'-1'",
                                            "CAST(x'ff80c0'AS TEXT)",
                                            "CAST(x'610062'AS TEXT)",
                                            "char(27)||'[2J'",
                                            "char(0x202e,0x200b,10,13)",
                                            "'0000-00-00'",
                                            "'9999-12-31'",
                                            "'0001-01-01'",
                                            "'2026-02-30'",
                                            "'2026-13'",
                                            "'--02-29'",
                                            "'-9999-01-01'",
                                            "'99999999999w'",
                                            "'999999999d'",
                                            "'0d'",
                                            "'2147483647y'",
                                            "'99:99'",
                                            "'{'",
                                            "'[]'",
                                            "'{\"a\":[[[{}]]]}'",
                                            "'{\"name\":7,\"people\":\"x\",\"date\":null}'",
                                            "'zzzzzzzzzzzzz'",
                                            "'1 2 3'",
                                            "'[1,2,3]'",
                                            "hex(zeroblob(300000))",
                                            "substr(quote(zeroblob(60000)),1,100001)",
                                            "upper(@)",
                                            "@||@",
                                            "substr(@,2)",
                                            "substr(@,1,length(@)-1)",
                                            "replace(@,'\"','')",
                                            "replace(@,',',',,')",
                                            "replace(@,'2','9')",
                                            "'active'"};

/// What a number may be made.
constexpr std::array<const char*, 10> numbers{
    "0", "-1", "1", "9223372036854775807", "-9223372036854775808", "4294967296", "2147483648", "@+1", "id", "random()"};

std::string replaced(std::string text, const std::string& name) {
  for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + name.size()))
    text.replace(at, 1, name);
  return text;
}

std::string chosen(const store::Database& database, const std::string& sql, Random& random) {
  std::vector<std::string> found;
  auto rows = database.prepare(sql);
  while (rows.step()) found.emplace_back(rows.text(0));
  return found.empty() ? "" : found[random() % found.size()];
}

/// Values that cannot be, in a few rows or in all of a table.
std::string change_values(const std::string& file, Random& random) {
  const store::Database database(file, store::Access::write);
  const std::string table = chosen(database, "SELECT name FROM sqlite_schema WHERE type='table'", random);
  const std::string column = chosen(database, "SELECT name FROM pragma_table_info('" + table + "')", random);
  const bool text = !database.text("SELECT type FROM pragma_table_info('" + table + "')WHERE name='" + column + "'")
                         .starts_with("INT");
  const std::string value = text ? texts.at(random() % texts.size()) : numbers.at(random() % numbers.size());
  std::string sql = "UPDATE OR IGNORE " + table + " SET " + column + "=" + replaced(value, column);
  if (random() % 8 == 0) sql = "DELETE FROM " + table;
  const auto part = 1 + random() % 5;
  if (part > 1) sql += " WHERE abs(random()%" + std::to_string(part * part) + ")=0";
  try {
    database.execute(sql);
  } catch (const Error&) {  // a column that this table does not have, or a value it does not take
  }
  return sql;
}

}  // namespace

std::string mutate(const std::string& file, Random& random) {
  std::string told;
  const bool by_sql = random() % 2 == 0;
  for (auto times = random() % 4 + 1; times > 0; --times) {
    if (!told.empty()) told += ", ";
    if (by_sql) {
      told += change_values(file, random);
      continue;
    }
    Image image{.bytes = test::contents(file), .random = random};
    const auto& [name, change] = changes.at(random() % changes.size());
    change(image);
    test::put_file(file, image.bytes);
    told += name;
  }
  return told;
}

}  // namespace rapport::fuzz
