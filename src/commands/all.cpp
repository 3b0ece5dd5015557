#include "commands/all.hpp"

namespace rapport::commands {

const std::vector<Listed>& all() {
  static const std::vector<Listed> list{
      {"", dashboard},          {"add", add},
      {"log", log},             {"due", due},
  };
  return list;
}

}  // namespace rapport::commands
