#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/entities.hpp"

/// People and interactions as found in the file of another program, before they are matched with the journal.
namespace rapport::interchange {

/// A relation of a contact: its kind, such as `spouse`, and the other person's name or key.
struct Related {
  std::string kind;
  std::string name;
};

/// A person in a file. Texts are UTF-8 without NUL. The entities have no ids and refer to no person yet.
struct Contact {
  std::int64_t line = 0;  ///< the first line, from 1
  std::string uid;        ///< the file's own key for the person, or empty
  std::string handle;     ///< only in rapport's own files
  std::string name;       ///< never empty
  std::string relation;
  std::string met;
  model::PartialDate met_on;
  bool deceased = false;
  std::vector<model::Detail>
      details;  ///< an `address` holds the seven parts of a vCard ADR, a `vcard` a whole property
  std::vector<model::Job> jobs;
  std::vector<model::Occasion> occasions;
  std::vector<model::Fact> facts;
  std::vector<Related> related;
};

/// An interaction in a file, with its people by handle, name, address or a contact's key.
struct Meeting {
  std::int64_t line = 0;
  model::Interaction interaction;  ///< has an id only in rapport's own files
  std::vector<std::string> people;
  std::vector<std::string> mentioned;
};

/// A record in a file that could not be used.
struct Refusal {
  std::int64_t line = 0;
  std::string name;  ///< if known
  std::string reason;
};

/// Receives what a reader finds, one by one.
struct Receiver {
  std::function<void(Contact)> contact;
  std::function<void(Meeting)> meeting;
  std::function<void(Refusal)> refused;
};

}  // namespace rapport::interchange
