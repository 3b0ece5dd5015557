#include "store/difference.hpp"

#include "store/mapping.hpp"

namespace rapport::store {
namespace {

void note(Differing& differing, Id id) {
  ++differing.count;
  if (differing.some.size() < Differing::most_named) differing.some.push_back(id);
}

Difference compared(std::string_view table, Statement here, Statement there) {
  Difference difference{.table = std::string(table), .only_here = {}, .only_there = {}, .changed = {}};
  bool more_here = here.step();
  bool more_there = there.step();
  while (more_here || more_there) {
    if (!more_there || (more_here && here.id(0) < there.id(0))) {
      note(difference.only_here, here.id(0));
      more_here = here.step();
    } else if (!more_here || there.id(0) < here.id(0)) {
      note(difference.only_there, there.id(0));
      more_there = there.step();
    } else {
      if (!rows_are_equal(here, there)) note(difference.changed, here.id(0));
      more_here = here.step();
      more_there = there.step();
    }
  }
  return difference;
}

}  // namespace

std::vector<Difference> differences(const Database& here, const Database& there) {
  std::vector<Difference> found;
  model::each_entity([&]<class Entity>() {
    const std::string rows = Mapping<Entity>::select_clause() + " ORDER BY id";
    auto one = compared(Entity::table, here.prepare(rows), there.prepare(rows));
    if (one.only_here.count + one.only_there.count + one.changed.count > 0) found.push_back(std::move(one));
  });
  return found;
}

}  // namespace rapport::store
