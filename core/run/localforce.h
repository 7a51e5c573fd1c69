// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/workload.h"
#include "core/sweep/runreport.h"

#include <QtGlobal>

namespace loadstone {

/// What carries out the load of a run on this machine: the workers of one engine, which are threads
/// or processes. On the GUI thread; owned by its LoadRun.
class LocalForce : private Pinned {
public:
    virtual ~LocalForce() = default;

    /// What the workers share; lives as long as this.
    virtual Workload& workload() const = 0;
    /// Starts the workers. Whoever made this is told when the last of them has ended.
    virtual void start() = 0;
    /// Ends the run early, and does not wait for that.
    virtual void stop() = 0;
    /// To be called each lookPeriod: notices workers that do not come, or hang.
    virtual void watch() = 0;

    /// Process ids of the workers; empty for threads.
    virtual std::vector<qint64> workerIds() const { return {}; }
    /// Workers that died before the run was over.
    virtual std::vector<WorkerLoss> losses() const { return {}; }
    /// The error where all have died; only valid after the end.
    virtual std::optional<Error> loss() const { return std::nullopt; }
};

} // namespace loadstone
