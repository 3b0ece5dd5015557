#pragma once

#include <optional>

#include "base/world.hpp"

namespace rapport {

// Puts a terminal, given as a file descriptor, into raw mode, in which every key arrives immediately; one terminal per
// process. Ctrl-Z then works only while the program waits for keys.

/// Switches raw mode on, or back to line mode.
void set_keys(int terminal, bool each);

/// Waits for keys; see WaitResult. If the process is to be stopped, it stops here, with the terminal in its former mode
/// until it continues.
WaitResult await_keys(int terminal, std::optional<int> milliseconds);

/// Restores the terminal. Async-signal-safe.
void leave_terminal_as_before() noexcept;

}  // namespace rapport
