#include "cli/run.hpp"

#include <algorithm>
#include <new>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/spelling.hpp"
#include "base/utf8.hpp"
#include "cli/command_registry.hpp"
#include "cli/help.hpp"
#include "cli/parser.hpp"
#include "language/dates.hpp"
#include "services/maintenance/backups.hpp"
#include "services/maintenance/journal_location.hpp"
#include "store/history.hpp"

namespace rapport::cli {
namespace {

using services::Session;

/// Errors become messages and exit statuses here, and nowhere else.
int report(World& world, const Error& error) {
  world.out.flush();
  world.err.write("rapport: " + shown(error.message) + "\n");
  if (!error.hint.empty()) world.err.write("hint: " + shown(error.hint) + "\n");
  return static_cast<int>(error.code);
}

/// Printed once, when a journal is created; after that doctor reports it.
void warn_of_place(World& world, Session& session) {
  for (const auto& one : services::warnings_of_place(session.path()))
    world.err.write("rapport: warning: " + shown(one) + "\n");
}

Error unprintable() { return {ErrorCode::failure, "could not write to standard output"}; }

/// Finishes a command that has done its work: its output must have been written.
int finish(World& world, Session& session, int status) {
  const auto printed = world.out.flush();
  services::back_up_after_writing(session);
  if (session.created()) warn_of_place(world, session);
  if (printed != Output::State::failed) return status;
  if (const auto operation = session.committed()) {
    world.err.write("rapport: saved " + store::short_id(session.journal(), *operation) +
                    ", but could not print the reply\n");
    return 0;
  }
  if (session.done()) {
    world.err.write("rapport: done, but could not print the reply\n");
    return 0;
  }
  return report(world, unprintable());
}

/// The exit status of a command that only prints.
int said(World& world) { return world.out.flush() == Output::State::failed ? report(world, unprintable()) : 0; }

void set_today(World& world, const std::optional<std::string>& given) {
  const auto phrase = given ? given : world.variable("RAPPORT_TODAY");
  if (phrase) world.today = language::day(*phrase, world.today, language::Reading::past);
}

/// The text as `shown`; a part of it if there is not enough memory.
std::string shown_if_possible(std::string_view text) {
  try {
    return shown(text);
  } catch (const std::bad_alloc&) {
    return {};
  }
}

/// Errors before the commit propagate; later ones only lose the reply.
int end_after_commit(World& world, const Session& session, std::string_view problem, std::string_view hint = {}) {
  if (!session.done()) throw;
  using namespace std::string_view_literals;
  for (const auto words :
       {"rapport: done, but afterwards: "sv, problem, hint.empty() ? ""sv : "\nhint: "sv, hint, "\n"sv})
    world.err.write_through(words);
  return 0;
}

int run_once(World& world, const services::Command& command, const Parsed& parsed, services::Dialogue& dialogue) {
  dialogue.begin();
  Session session(world, parsed.globals, dialogue);
  try {
    if (!command.tolerates_invalid_settings) session.settings();
    return finish(world, session, command.run.call(command, parsed.given, session));
  } catch (const store::JournalReplaced&) {
    if (session.done()) throw;
    throw services::PendingQuestion{};  // runs again on the journal that is now at the path
  } catch (const Error& error) {
    // Another process has just created the journal, so the command can run again and write to it.
    if (error.code == ErrorCode::locked && session.creating()) throw services::PendingQuestion{};
    return end_after_commit(world, session, shown_if_possible(error.message), shown_if_possible(error.hint));
  } catch (const std::exception& error) {
    return end_after_commit(world, session, error.what());
  }
}

/// Runs a command until it needs no more answers. Questions are asked after the session, and with it the lock, is gone.
int run_until_answered(World& world, const services::Command& command, const Parsed& parsed,
                       services::Dialogue& dialogue) {
  for (;;) {
    services::PendingQuestion question;
    try {
      return run_once(world, command, parsed, dialogue);
    } catch (const services::PendingQuestion& thrown) {
      question = thrown;
    }
    dialogue.ask(question);
  }
}

int run_command(World& world, const services::Command& command, const Parsed& parsed) {
  services::Dialogue dialogue(world);
  store::on_long_wait([&world] {
    world.err.write("rapport: waiting for another process to finish writing to the journal\n");
    world.err.flush();
  });
  try {
    const int status = run_until_answered(world, command, parsed, dialogue);
    dialogue.discard_drafts();
    return status;
  } catch (const Error& error) {
    const int status = report(world, error);
    dialogue.keep_drafts();
    return status;
  } catch (...) {
    dialogue.keep_drafts();
    throw;
  }
}

/// Runs a program `rapport-foo` from the PATH as `rapport foo`.
std::optional<int> run_external(World& world, const Split& split) {
  if (split.command.find('/') != std::string::npos || !world.run) return std::nullopt;
  const std::string program = "rapport-" + split.command;
  std::string path = world.variable("PATH").value_or("");
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find(':', at), path.size());
    const std::string file = path.substr(at, end - at) + "/" + program;
    at = end + 1;
    const PathState state = inspect(file);
    if (file.front() != '/' || state.kind != PathState::Kind::file || (state.mode & 0111U) == 0) continue;
    const auto word = std::ranges::find(world.arguments, split.command);
    Program call{.words = {file}, .environment = {}};
    call.words.insert(call.words.end(), word + 1, world.arguments.end());
    const Parsed globals = parse({}, {world.arguments.begin(), word});
    services::Dialogue dialogue(world);
    Session session(world, globals.globals, dialogue);
    call.environment.emplace_back("RAPPORT_JOURNAL", session.path());
    world.out.flush();
    return world.run(call);
  }
  return std::nullopt;
}

int run_line(World& world) {
  if (world.arguments == std::vector<std::string>{"--version"}) {
    world.out.write(version_line());
    return said(world);
  }
  const Split split = cli::split(world.arguments);
  const auto command = find_command(split.command);
  if (!command) {
    if (const auto status = run_external(world, split)) return *status;
    const auto near = nearest(split.command, command_names());
    throw Error(ErrorCode::usage, "'" + split.command + "' is not a rapport command",
                near ? "did you mean rapport " + *near + "?" : "rapport help lists the commands");
  }
  const Parsed parsed = parse(*command, split.rest);
  if (parsed.version) {
    world.out.write(version_line());
  } else if (parsed.help) {
    world.out.write(split.command.empty() ? overview() : help_page(*command, world));
  } else {
    set_today(world, parsed.today);
    return run_command(world, *command, parsed);
  }
  return said(world);
}

int run_guarded(World& world) {
  try {
    return run_line(world);
  } catch (const Error& error) {
    return report(world, error);
  }
}

}  // namespace

int run(World& world) {
  int status = static_cast<int>(ErrorCode::failure);
  try {
    status = run_guarded(world);
  } catch (const std::bad_alloc&) {
    world.err.write_through("rapport: out of memory\n");
  } catch (const std::exception& error) {
    world.err.write_through("rapport: ");
    world.err.write_through(error.what());
    world.err.write_through("\n");
  }
  world.err.flush();
  return status;
}

}  // namespace rapport::cli
