#pragma once

#include "app/cli/ngrams/ngramcommand.h"

namespace loadstone {

/// Carries out `loadstone-cli ngrams`: returns the exit code. Needs a QCoreApplication.
int execute(const NgramCommand& command);

} // namespace loadstone
