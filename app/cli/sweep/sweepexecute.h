// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/sweep/sweepcommand.h"

namespace loadstone {

/// Runs the sweep, shows progress on standard error, writes the outputs; returns the exit code.
/// Needs a QCoreApplication. Blocks until the end.
int execute(const SweepCommand& command);

} // namespace loadstone
