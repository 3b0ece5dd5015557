#include "commands/all.hpp"

namespace rapport::commands {

const std::vector<Listed>& all() {
  static const std::vector<Listed> list{
      {"", dashboard},
      {"add", add},
      {"log", log},
      {"tag", tag},
      {"list", list_people},
      {"show", show},
      {"brief", brief},
      {"journal", journal},
      {"search", search},
      {"stats", stats},
      {"due", due},
      {"agenda", agenda},
      {"remind", remind},
      {"note", note},
      {"ask", ask},
      {"style", style},
      {"relate", relate},
      {"give", give},
      {"intro", intro},
      {"thank", thank},
      {"celebrate", celebrate},
      {"occasion", occasion},
      {"promise", promise},
      {"repair", repair},
      {"cadence", cadence},
      {"snooze", snooze},
      {"pause", pause},
      {"plan", plan},
      {"triage", triage},
      {"edit", edit},
      {"rm", remove},
      {"archive", archive},
      {"merge", merge},
      {"forget", forget},
      {"undo", undo},
      {"history", history},
      {"export", export_journal},
      {"import", import_journal},
      {"backup", backup},
      {"restore", restore},
      {"doctor", doctor},
      {"date", date},
      {"config", config},
  };
  return list;
}

}  // namespace rapport::commands
