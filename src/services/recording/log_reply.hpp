#pragma once

#include <string>
#include <vector>

#include "base/listing.hpp"
#include "language/sentence.hpp"
#include "model/entities.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/session/session.hpp"

/// What `log` says when it is done: all that was understood, so that a wrong reading is seen.
namespace rapport::services {

/// What `log` has written.
struct Logged {
  model::Interaction interaction;
  std::vector<model::Promise> promises;
  std::vector<model::Question> questions;
  std::vector<model::Fact> facts;
};

std::string logged_text(Session& session, const Logged& logged, const language::Sentence& sentence);

/// What `log` says of a talk beside the row of `journal`: `spans` holds each part with its first byte in the text and
/// the one after its last.
struct LoggedRow {
  const Logged& logged;
  const language::Sentence& sentence;
  store::PersonNames& person_names;

  static std::vector<Column<LoggedRow>> columns();
};

std::string value_of(const std::optional<language::FoundWord>& found);
std::vector<std::string> values_of(const std::vector<language::FoundWord>& found);

}  // namespace rapport::services
