#pragma once

#include "services/session/command.hpp"
#include "services/session/session.hpp"

/// Every command, by the function that makes it.
namespace rapport::commands {

using namespace services;

/// The commands in the order of `rapport help`. Commands that describe other commands are in `cli`.
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
