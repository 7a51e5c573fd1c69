// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/namedhosts.h"
#include "app/cli/options.h"
#include "app/cli/run/planarguments.h"

#include <string>
#include <vector>

namespace loadstone {

/// The options of `loadstone-cli run` as they were typed; what they mean is runcommand.h's.
struct RunArguments {
    PlanArguments plan;
    std::string json;
    std::vector<std::string> formats;
    bool failOnInvalid = false;
    std::vector<std::string> mayTest; ///< hosts
    NamedHosts hosts;                 ///< that share the load
    ProgressWish progress;
};

/// The options that say where results go, which other commands take as well.
void declareOutput(CLI::App& command, RunArguments& into);

/// Those that name hosts, in this group of the help.
void declareHosts(CLI::App& command, const std::string& group, RunArguments& into);

/// Declares the options on `command`, so that parsing fills `arguments`, which must outlive it.
void declareOptions(CLI::App& command, RunArguments& arguments);

} // namespace loadstone
