// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/target/target.h"

#include <CLI/App.hpp>

namespace loadstone {

/// Declares the options of `loadstone-cli target`.
void declareOptions(CLI::App& command, TargetOptions& options);

} // namespace loadstone
