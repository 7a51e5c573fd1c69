// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/outputrequest.h"
#include "core/base/expected.h"

#include <CLI/App.hpp>

#include <string>
#include <vector>

namespace loadstone {

/// The options of `loadstone-cli fit` as they were typed.
struct FitArguments {
    std::vector<std::string> files;
    std::string engine, share, json;
};

/// Declares the options on `command`, so that parsing fills `arguments`, which must outlive it.
void declareOptions(CLI::App& command, FitArguments& arguments);

/// What `loadstone-cli fit` was asked to do.
struct FitCommand {
    std::string points;                 ///< the CSV file
    std::string engine;                 ///< to fit; empty: all in the file
    double share = 0.95;                ///< of the best throughput that the sweet spot must reach
    std::vector<OutputRequest> outputs; ///< "text" or "json"
};

/// Errors name the option in `field`.
Expected<FitCommand> readCommand(const FitArguments& arguments);

} // namespace loadstone
