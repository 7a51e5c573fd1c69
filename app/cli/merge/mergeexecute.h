// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/merge/mergecommand.h"

namespace loadstone {

/// Carries out `loadstone-cli ngrams-merge`: returns the exit code. Blocks until the end, or until
/// a signal asks for it.
int execute(const MergeCommand& command);

} // namespace loadstone
