#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/entities.hpp"

/// People and talks as a file of another program has them, before anybody has asked who of the journal they are.
namespace rapport::interchange {

/// Somebody a contact names: `spouse`, `manager`, and a name or the key of another contact.
struct Related {
  std::string kind;
  std::string name;
};

/// A person in a file. Texts are UTF-8 without NUL. The entities have neither ids nor a person yet.
struct Contact {
  std::int64_t line = 0;  ///< where they begin, from 1
  std::string uid;        ///< the file's own key for them; empty where it has none
  std::string handle;     ///< in files of rapport's own
  std::string name;       ///< never empty
  std::string relation;
  std::string met;
  model::PartialDate met_on;
  bool deceased = false;
  std::vector<model::Detail> details;  ///< `address` holds the seven parts of a vCard's ADR, `vcard` a whole property
  std::vector<model::Job> jobs;
  std::vector<model::Occasion> occasions;
  std::vector<model::Fact> facts;
  std::vector<Related> related;
};

/// A talk in a file, with those who took part by handle, name, address or the key of a contact.
struct Meeting {
  std::int64_t line = 0;
  model::Interaction interaction;  ///< with an id in files of rapport's own
  std::vector<std::string> people;
  std::vector<std::string> mentioned;
};

/// Something in a file that could not be used.
struct Refusal {
  std::int64_t line = 0;
  std::string name;  ///< as far as it is known
  std::string reason;
};

/// Where a reader hands on what it finds, one by one.
struct Receiver {
  std::function<void(Contact)> contact;
  std::function<void(Meeting)> meeting;
  std::function<void(Refusal)> refused;
};

}  // namespace rapport::interchange
