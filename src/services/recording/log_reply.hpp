#pragma once

#include <string>
#include <vector>

#include "base/listing.hpp"
#include "language/sentence.hpp"
#include "model/entities.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/session/session.hpp"

/// The reply of `log`. It shows everything that was read, so that the user notices a wrong reading.
namespace rapport::services {

/// What `log` has saved.
struct Logged {
  model::Interaction interaction;
  std::vector<model::Promise> promises;
  std::vector<model::Question> questions;
  std::vector<model::Fact> facts;
};

std::string logged_text(Session& session, const Logged& logged, const language::Sentence& sentence);

/// The part of the reply that follows the columns of `journal`. `spans` lists each part that was read with the offsets
/// of its first byte and the byte after its last.
struct LoggedRow {
  const Logged& logged;
  const language::Sentence& sentence;
  store::PersonNames& person_names;

  static std::vector<Column<LoggedRow>> columns();
};

std::string value_of(const std::optional<language::FoundWord>& found);
std::vector<std::string> values_of(const std::vector<language::FoundWord>& found);

}  // namespace rapport::services
