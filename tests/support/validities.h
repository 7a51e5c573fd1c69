// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/validity.h"

namespace loadstone {

/// Twenty threads for two seconds at a server that takes 50 ms, on a quiet machine of two cores.
inline RunEvidence quietRun() {
    RunEvidence run;
    run.window = 2;
    run.completed = 800;
    run.medianLatency = run.meanLatency = 0.05;
    run.tailLatency = run.maxLatency = 0.052;
    run.cores = 2;
    run.ownCores = 0.06;
    run.busiestThread = 0.01;
    run.machineBusy = 0.08;
    run.stolen = 0.001;
    run.runQueue = 0.0001;
    run.lag = 0.00005;
    run.standstill = 0.101;
    run.portRange = 28232;
    run.portsUsed = 20;
    run.descriptorLimit = 1024;
    run.descriptorsUsed = 130;
    run.users = 20;
    run.requestSeconds = 39.9;
    run.opened = 20;
    run.idealOpened = 20;
    run.rateDrift = Drift{1.02, 0.5};
    run.latencyDrift = Drift{0.99, -1};
    run.oldestAge = 0.049;
    run.targetIsHere = true;
    return run;
}

/// The same where all of the processor was taken and the program stood still for a while.
inline RunEvidence starvedRun() {
    RunEvidence run = quietRun();
    run.ownCores = 1.94;
    run.machineBusy = 0.99;
    run.standstill = 3;
    return run;
}

} // namespace loadstone
