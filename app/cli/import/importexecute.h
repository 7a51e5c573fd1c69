// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/import/importcommand.h"

namespace loadstone {

/// Carries out `loadstone-cli import`: returns the exit code.
int execute(const ImportCommand& command);

} // namespace loadstone
