// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/fit/fitcommand.h"

namespace loadstone {

/// Fits the points of each engine in the file, or of the one that was asked for, and writes the
/// outputs; returns the exit code. What cannot be fitted beside others is told on standard error.
int execute(const FitCommand& command);

} // namespace loadstone
