#pragma once

#include "app/cli/sweep/sweepcommand.h"

namespace loadstone {

/// Runs the sweep, shows progress on standard error, writes the outputs; returns the exit code.
/// Needs a QCoreApplication. Blocks until the end.
int execute(const SweepCommand& command);

} // namespace loadstone
