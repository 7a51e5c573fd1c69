// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/check/bodyroom.h"
#include "core/http/reach.h"
#include "core/load/workload.h"
#include "core/loop/destination.h"
#include "core/postgres/canceller.h"
#include "core/postgres/sessionplan.h"

namespace loadstone {

/// Whether event loops, be they threads or processes, can carry out `plan`; if not, which engine
/// can. Errors name the field.
Expected<void> checkLoop(const LoadPlan& plan);

/// A run's requests over event loops: plan.threads connections, shared evenly among a few threads.
/// Made before the run and outlives its workers; work() may run on any threads.
class LoopEngine {
public:
    /// min(cores, connections) loops.
    static int loopsFor(const LoadPlan& plan);
    /// Connections of one of `loops`.
    static int connectionsOf(const LoadPlan& plan, int loops, int loopIndex);

    /// Without addresses in `reach` only hosts that need no asking are found.
    explicit LoopEngine(const LoadPlan& plan, Reach reach = {})
        : LoopEngine(plan, loopsFor(plan), std::move(reach)) {}
    LoopEngine(const LoadPlan& plan, int loops, Reach reach = {});

    int loops() const { return m_loops; }

    /// One loop's whole life, on a thread of its own; once for each index from 0 to loops() - 1.
    /// `workload` must have been made for loops() workers.
    void work(Workload& workload, int loopIndex) noexcept;

private:
    const int m_loops;
    const Destination m_destination;
    const std::string m_request;
    const Reach m_reach;
    BodyRoom m_bodies;
    const std::shared_ptr<const SessionPlan> m_session; ///< none: it is HTTP
    Canceller m_canceller;
};

} // namespace loadstone
