// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/machinesample.h"

namespace loadstone {

/// What a run has taken of its machine while requests counted. None: it could not be measured, or
/// not for long enough.
struct MachineUse {
    std::optional<double> ownCores;      ///< cores' worth of time, worker processes included
    std::optional<double> busiestThread; ///< share of the time that it was on a core
    std::optional<double> busy;          ///< of the cores that may be used, by whatever program
    std::optional<double> stolen;
    std::optional<Seconds> waited; ///< by all workers together, for a core
    std::optional<Seconds> standstill;
    std::optional<std::uint64_t> sockets; ///< that have come since the start, at the most
    std::optional<std::uint64_t> descriptors;
};

/// Adds samples of the machine up to what a run has used. Pure: samples and times are passed in.
class MachineAccount {
public:
    /// Too short a time for processors, which the system counts in steps of 10 ms.
    static constexpr Seconds shortest{0.2};

    void begin(const MachineSample& sample);
    /// To be called about ten times a second; `elapsed` is the time since requests count.
    void tick(const Moment& moment, Seconds elapsed, bool aWorkerIsStopped);
    /// Now and then, and always at the end. What came before requests counted is left out.
    void take(const MachineSample& sample, Seconds elapsed);

    MachineUse use() const;

private:
    void addCores(MachineUse& use) const;
    void addThreads(MachineUse& use, Seconds window) const;

    MachineSample m_base; ///< when requests began to count, or shortly before
    MachineSample m_last;
    Moment m_tick;
    std::optional<TimePoint> m_stoppedSince; ///< a worker
    Seconds m_standstill{0};
    std::optional<std::uint64_t> m_socketsBefore;
    std::optional<std::uint64_t> m_mostSockets;
    std::optional<std::uint64_t> m_mostDescriptors;
};

} // namespace loadstone
