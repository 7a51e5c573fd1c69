// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/outputrequest.h"
#include "app/cli/run/runarguments.h"
#include "core/hosts/hostlist.h"
#include "core/sweep/sweepplan.h"

namespace loadstone {

/// The options of `loadstone-cli sweep` as they were typed.
struct SweepArguments {
    RunArguments run;     ///< those of a level; its threads and engine are not asked for
    PlanArguments levels; ///< the sweep's own
};

/// What it was asked to do.
struct SweepCommand {
    SweepPlan plan;
    std::vector<OutputRequest> outputs; ///< "text", "json" or "csv"
    std::vector<std::string> notes;
    ProgressWish progress;
    bool failOnInvalid = false;
    std::vector<std::string> mayTest; ///< hosts
    HostList hosts;                   ///< that share the load; empty: this machine
};

/// The option that sets `field`.
std::string sweepOptionOf(const std::string& field);

/// Declares the options on `command`, so that parsing fills `arguments`, which must outlive it.
void declareOptions(CLI::App& command, SweepArguments& arguments);

/// The sweep that the arguments mean, validated. Errors name the option in `field`.
Expected<SweepCommand> readCommand(const SweepArguments& arguments);

} // namespace loadstone
