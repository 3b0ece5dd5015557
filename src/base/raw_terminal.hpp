#pragma once

#include <optional>

#include "base/world.hpp"

namespace rapport {

// A terminal, given as an open file, that hands over each key when it is pressed; one in a process. Meanwhile Ctrl-Z is
// heard while one waits for keys, and at no other moment.

/// Whether the terminal does so; else whole lines, as before.
void set_keys(int terminal, bool each);

/// Waits for keys; see WaitResult. A process that is to stop does so here, and has the terminal as before until it goes
/// on.
WaitResult await_keys(int terminal, std::optional<int> milliseconds);

/// Makes the terminal what it was before; for the handler of a signal that ends this process.
void leave_terminal_as_before() noexcept;

}  // namespace rapport
