// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/outputrequest.h"
#include "core/curl/curlimport.h"

#include <CLI/App.hpp>

#include <string>
#include <vector>

namespace loadstone {

/// The options of `loadstone-cli import` as they were typed.
struct ImportArguments {
    std::vector<std::string> sources;
    std::string output;
};

/// Declares the options on `command`, so that parsing fills `arguments`, which must outlive it.
void declareOptions(CLI::App& command, ImportArguments& arguments);

/// What `loadstone-cli import` was asked to write.
struct ImportCommand {
    ImportedCurl imported;
    std::vector<OutputRequest> outputs; ///< one
};

/// Reads the command that was given, or that is in the file that was. Errors name the option, of
/// curl or ours, in `field`.
Expected<ImportCommand> readCommand(const ImportArguments& arguments);

} // namespace loadstone
