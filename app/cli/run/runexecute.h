// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/run/runcommand.h"

namespace loadstone {

/// Carries out `loadstone-cli run`: returns the exit code. Needs a QCoreApplication.
int execute(const RunCommand& command);

} // namespace loadstone
