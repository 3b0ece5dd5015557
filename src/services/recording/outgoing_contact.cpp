#include "services/recording/outgoing_contact.hpp"

namespace rapport::services {

model::Interaction contact(Id person, Day on, std::string kind, const std::string& channel, std::string text) {
  model::Interaction interaction{.date = on,
                                 .kind = std::move(kind),
                                 .channel = channel == "note" ? "message" : channel,
                                 .direction = model::Direction::out,
                                 .people = {person},
                                 .text = std::move(text)};
  return interaction;
}

}  // namespace rapport::services
