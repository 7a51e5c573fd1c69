// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ngrams/ngramcommand.h"

namespace loadstone {

/// Carries out `loadstone-cli ngrams`: returns the exit code. Needs a QCoreApplication.
int execute(const NgramCommand& command);

} // namespace loadstone
