#include "base/raw_terminal.hpp"

#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace rapport {
namespace {

constexpr std::array<int, 2> leaving{SIGTSTP, SIGCONT};

termios before{};                      ///< the terminal's settings before; written before `raw`
volatile std::sig_atomic_t raw = -1;   ///< the terminal in raw mode, or -1
volatile std::sig_atomic_t heard = 0;  ///< the last signal of `leaving` that arrived
std::array<struct sigaction, 2> actions_before{};

void set_heard(bool at_any_moment) {
  sigset_t signals;
  ::sigemptyset(&signals);
  for (const int one : leaving) ::sigaddset(&signals, one);
  ::sigprocmask(at_any_moment ? SIG_UNBLOCK : SIG_BLOCK, &signals, nullptr);
}

void listen() {
  struct sigaction note {};
  note.sa_handler = [](int signal) { heard = signal; };
  note.sa_flags = SA_RESTART;
  ::sigfillset(&note.sa_mask);
  for (std::size_t i = 0; i < leaving.size(); ++i) {
    ::sigaction(leaving.at(i), nullptr, &actions_before.at(i));
    if (actions_before.at(i).sa_handler != SIG_IGN) ::sigaction(leaving.at(i), &note, nullptr);
  }
  set_heard(false);
}

void listen_no_more() {
  for (std::size_t i = 0; i < leaving.size(); ++i) ::sigaction(leaving.at(i), &actions_before.at(i), nullptr);
  set_heard(true);
}

void make_raw(int terminal) {
  termios now = before;
  now.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
  now.c_cc[VINTR] = _POSIX_VDISABLE;
  now.c_cc[VQUIT] = _POSIX_VDISABLE;
  now.c_cc[VMIN] = 1;
  now.c_cc[VTIME] = 0;
  raw = terminal;
  ::tcsetattr(terminal, TCSADRAIN, &now);
}

void make_as_before(int terminal) {
  ::tcsetattr(terminal, TCSADRAIN, &before);
  raw = -1;
}

/// Handles a signal of `leaving`. Only a foreground process may set the terminal to raw mode; in the background the
/// system stops this process until it is in the foreground.
void leave(int terminal) {
  if (heard == SIGTSTP) {
    make_as_before(terminal);
    const struct sigaction usual {};
    struct sigaction own {};
    ::sigaction(SIGTSTP, &usual, &own);
    ::raise(SIGTSTP);
    set_heard(true);  // the process stops here and continues here
    ::sigaction(SIGTSTP, &own, nullptr);
  }
  set_heard(true);
  make_raw(terminal);
  set_heard(false);
  heard = 0;
}

}  // namespace

void set_keys(int terminal, bool each) {
  if (each && raw == -1 && ::tcgetattr(terminal, &before) == 0) {
    listen();
    make_raw(terminal);
  } else if (!each && raw == terminal) {
    make_as_before(terminal);
    listen_no_more();
  }
}

WaitResult await_keys(int terminal, std::optional<int> milliseconds) {
  sigset_t all_heard;
  ::sigprocmask(SIG_BLOCK, nullptr, &all_heard);
  for (const int one : leaving) ::sigdelset(&all_heard, one);
  timespec limit{};
  limit.tv_sec = milliseconds.value_or(0) / 1000;
  limit.tv_nsec = milliseconds.value_or(0) % 1000 * 1'000'000L;
  int count = 0;
  do {
    fd_set files;
    FD_ZERO(&files);
    FD_SET(terminal, &files);
    count = ::pselect(terminal + 1, &files, nullptr, nullptr, milliseconds ? &limit : nullptr, &all_heard);
  } while (count < 0 && errno == EINTR && heard == 0);
  if (heard == 0) return count == 0 ? WaitResult::nothing : WaitResult::input;
  leave(terminal);
  return WaitResult::resumed;
}

void leave_terminal_as_before() noexcept {
  if (raw == -1) return;
  // A background process must not change the terminal, which may be in raw mode for another process.
  const pid_t foreground = ::tcgetpgrp(raw);
  if (foreground == -1 || foreground == ::getpgrp()) ::tcsetattr(raw, TCSANOW, &before);
}

}  // namespace rapport
