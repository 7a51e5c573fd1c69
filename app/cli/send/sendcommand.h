// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/outputrequest.h"
#include "app/cli/outputs.h"
#include "app/cli/run/planarguments.h"
#include "core/http/knownsecrets.h"

#include <string>
#include <vector>

namespace loadstone {

/// The options of `loadstone-cli send` as they were typed.
struct SendArguments {
    PlanArguments plan;
    std::string json;
    bool withSecrets = false;
};

/// Declares the options on `command`, so that parsing fills `arguments`, which must outlive it.
void declareOptions(CLI::App& command, SendArguments& arguments);

/// What `loadstone-cli send` was asked to do.
struct SendCommand {
    LoadPlan plan;
    std::vector<OutputRequest> outputs; ///< "text" or "json"
    std::vector<std::string> notes;
    bool withSecrets = false;
    KnownSecrets fromPlaceholders; ///< that those of the request stood for
};

/// Errors name the option in `field`.
Expected<SendCommand> readCommand(const SendArguments& arguments);

/// Carries it out: returns the exit code.
int execute(const SendCommand& command);

/// The same if it asks a database.
int executeQuery(const SendCommand& command, Outputs& outputs);

} // namespace loadstone
