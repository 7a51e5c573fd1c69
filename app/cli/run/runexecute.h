#pragma once

#include "app/cli/run/runcommand.h"

namespace loadstone {

/// Carries out `loadstone-cli run`: returns the exit code. Needs a QCoreApplication.
int execute(const RunCommand& command);

} // namespace loadstone
