#include "commands/contact.hpp"

namespace rapport::commands {

model::Interaction contact(Id person, Day on, std::string kind, const std::string& channel, std::string text) {
  model::Interaction talk{.date = on,
                          .kind = std::move(kind),
                          .channel = channel == "note" ? "message" : channel,
                          .direction = "out",
                          .people = {person},
                          .text = std::move(text)};
  return talk;
}

}  // namespace rapport::commands
