// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/outputrequest.h"
#include "core/load/loadplan.h"

#include <CLI/App.hpp>

#include <string>
#include <vector>

namespace loadstone {

/// The options of `loadstone-cli export` as they were typed.
struct ExportArguments {
    std::vector<std::string> files;
    bool withSecrets = false;
};

/// Declares the options on `command`, so that parsing fills `arguments`, which must outlive it.
void declareOptions(CLI::App& command, ExportArguments& arguments);

/// What `loadstone-cli export` was asked to write.
struct ExportCommand {
    LoadPlan plan;
    bool withSecrets = false;
    std::vector<OutputRequest> outputs; ///< one
};

/// Reads the file. Errors name the option in `field`.
Expected<ExportCommand> readCommand(const ExportArguments& arguments);

/// Carries it out: returns the exit code.
int execute(const ExportCommand& command);

} // namespace loadstone
