#include "store/due_candidates.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "store/journal.hpp"

namespace rapport::store {
namespace {

TEST(DerivedRows, OfSomebodyShownWithoutARhythmAreRefusedAndNotTakenForOne) {
  for (const char* every : {"", "2026-02-30"}) {
    auto journal = empty_journal();
    journal.execute("INSERT INTO person(id,handle,name)VALUES(1,'ana','Ana Silva')");
    journal.execute("INSERT INTO standing VALUES(1,'','',0,'" + std::string(every) +
                    "','','','2026-01-01',0,'2026-01-01','2026-01-01','','2026-01-01',0)");
    EXPECT_THROW(static_cast<void>(with_cadence(journal)), Error);
    EXPECT_THROW(static_cast<void>(shown_by(journal, *parse_iso("2026-02-01"))), Error);
  }
}

}  // namespace
}  // namespace rapport::store
