// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/drift.h"

#include <cstdint>
#include <optional>

namespace loadstone {

/// All that is known of a run when it is asked whether its figures are to be believed: numbers
/// only, times in seconds, shares from 0 to 1. None: not measured.
struct RunEvidence {
    // What was counted.
    double window = 0; ///< the time that was counted
    std::uint64_t completed = 0;
    std::uint64_t failed = 0; ///< of these
    double medianLatency = 0;
    double meanLatency = 0;
    double tailLatency = 0; ///< p99.9, failed requests included
    double maxLatency = 0;

    // The machine.
    double cores = 1;                    ///< that Loadstone may use
    std::optional<double> ownCores;      ///< cores' worth of time that it took, workers included
    std::optional<double> busiestThread; ///< share of the time that one thread was on a core
    std::optional<double> machineBusy;   ///< of these cores, by whatever program
    std::optional<double> stolen;        ///< of these cores, by other machines on the same host
    std::optional<double> runQueue;      ///< that a request's thread waited for a core, in all
    std::optional<double> lag;           ///< from readiness to handling in an event loop, p99
    std::optional<double> standstill;    ///< the longest time in which no sample could be taken

    // Resources, and errors for want of them.
    double portRange = 0;
    std::optional<double> portsUsed;
    std::uint64_t portErrors = 0;
    double descriptorLimit = 0;
    std::optional<double> descriptorsUsed;
    std::uint64_t descriptorErrors = 0;
    std::uint64_t workersLost = 0;
    bool targetIsHere = false;

    // The closed loop.
    double users = 0;                  ///< threads or connections, a request in flight each
    double requestSeconds = 0;         ///< the time of all requests together, cut off ones included
    bool hasAllTimes = true;           ///< none was cut off whose age nobody knows
    bool endsByCount = false;          ///< and not by the time
    std::uint64_t opened = 0;          ///< connections, while requests counted
    std::optional<double> idealOpened; ///< none: it is not asked for

    // A rate.
    bool hasRate = false;         ///< requests are due at times of their own
    bool isSteady = true;         ///< early and late are to be the same
    std::optional<double> late;   ///< share that left over 1 ms late though a user was free
    std::optional<double> waited; ///< share that waited over 1 ms for a free user
    std::optional<double> sent;   ///< share of what was due
    double usualGap = 0;          ///< that may lie between two requests

    // The course.
    std::optional<double> openedEarly; ///< after a warm-up: connections in the window's first third
    std::optional<Drift> rateDrift;    ///< the first third against the rest
    std::optional<Drift> latencyDrift;
    double silence = 0;              ///< at the end, without an answer
    std::optional<double> oldestAge; ///< of those that the end cut off
};

} // namespace loadstone
