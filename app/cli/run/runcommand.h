// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/outputrequest.h"
#include "app/cli/run/runarguments.h"
#include "core/hosts/hostlist.h"
#include "core/http/requestdata.h"

#include <string>
#include <vector>

namespace loadstone {

/// What `loadstone-cli run` was asked to do.
struct RunCommand {
    LoadPlan plan;
    std::vector<OutputRequest> outputs;
    std::vector<std::string> notes; ///< what was assumed, to be told on standard error
    ProgressWish progress;
    bool failOnInvalid = false;
    std::vector<std::string> mayTest;        ///< hosts
    HostList hosts;                          ///< that share the load; empty: this machine
    std::shared_ptr<const RequestData> data; ///< of the plan's placeholders and feeds, opened
};

/// The plan and outputs that the arguments mean, validated. What they leave open is as in `usual`.
/// Errors name the option in `field`.
Expected<RunCommand> readCommand(const RunArguments& arguments, const LoadPlan& usual = {});

} // namespace loadstone
