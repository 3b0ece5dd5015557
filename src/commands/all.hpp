#pragma once

#include "services/session/command.hpp"
#include "services/session/session.hpp"

/// Every command, by the name of the function that makes it.
namespace rapport::commands {

using namespace services;

/// All commands in the order of the help. (Those that speak of all the others are in the layer above.)
const std::vector<Listed>& all();

Command dashboard();
Command add();
Command agenda();
Command archive();
Command ask();
Command backup();
Command brief();
Command cadence();
Command celebrate();
Command config();
Command date();
Command doctor();
Command due();
Command edit();
Command export_journal();
Command forget();
Command give();
Command history();
Command import_journal();
Command intro();
Command journal();
Command search();
Command list_people();
Command log();
Command merge();
Command note();
Command occasion();
Command pause();
Command plan();
Command promise();
Command relate();
Command remind();
Command remove();
Command repair();
Command restore();
Command show();
Command snooze();
Command stats();
Command style();
Command tag();
Command thank();
Command triage();
Command undo();

}  // namespace rapport::commands
