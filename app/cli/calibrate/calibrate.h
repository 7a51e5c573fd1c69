// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/options.h"
#include "app/cli/outputrequest.h"
#include "core/load/enginekind.h"

namespace loadstone {

/// The options of `loadstone-cli calibrate` as they were typed.
struct CalibrateArguments {
    std::vector<std::string> engines; ///< names or lists of them
    std::string json;
    ProgressWish progress;
};

/// What it was asked to do.
struct CalibrateCommand {
    std::vector<EngineKind> engines{allEngines.begin(), allEngines.end()};
    std::vector<OutputRequest> outputs; ///< "text" or "json"
    ProgressWish progress;
};

/// Declares the options on `command`, so that parsing fills `arguments`, which must outlive it.
void declareOptions(CLI::App& command, CalibrateArguments& arguments);

/// Errors name the option in `field`.
Expected<CalibrateCommand> readCommand(const CalibrateArguments& arguments);

/// Measures, keeps the result for later runs, writes the outputs; returns the exit code. Needs a
/// QCoreApplication. Blocks until the end.
int execute(const CalibrateCommand& command);

} // namespace loadstone
