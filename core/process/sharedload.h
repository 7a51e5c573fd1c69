// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/sharedmemory.h"
#include "core/http/addressbook.h"
#include "core/load/loadplan.h"
#include "core/load/workloadstate.h"
#include "core/stats/tallyset.h"

#include <array>
#include <span>

namespace loadstone {

/// The memory that the processes of a run share: its plan, which nobody can change any more, and
/// what the workers write, which is their state and a tally for each. The parent creates it and
/// reads; each child opens it and can write to the state and its own tally only. What a child has
/// written is never trusted: how many there are, and what the plan says, each side keeps for
/// itself.
class SharedLoad {
public:
    /// As they are handed to a child: of the plan, and of what workers write.
    using Descriptors = std::array<int, 2>;

    static Expected<SharedLoad> create(const LoadPlan& plan, int processes);
    /// The view of the child with this number. Takes over descriptors that were inherited.
    static Expected<SharedLoad> open(const Descriptors& descriptors, int process);

    const LoadPlan& plan() const { return m_plan; }
    int processes() const { return m_processes; }
    WorkloadState& state() const;
    AddressBook& addresses() const;
    std::span<Tally> tallies() const;
    /// What queries have beside them; none if the plan asks no database.
    std::span<QueryTally> queries() const;
    /// Only valid in the parent.
    Descriptors descriptors() const { return {m_sealed.descriptor(), m_written.descriptor()}; }

    /// Counts what a process that has died had begun and not told the end of: as failed by the
    /// `signal` that ended it (0: it left by itself), or as aborted where the run was stopped. The
    /// run's time goes on until `when` at least.
    void settle(int process, int signal, TimePoint when) const;
    /// Settles requests that were taken and not begun yet. Call it when no process is left.
    void settleTickets(int process, int signal) const;

private:
    SharedLoad(SharedMemory sealed, SharedMemory written, LoadPlan plan, int processes)
        : m_sealed(std::move(sealed)),
          m_written(std::move(written)),
          m_plan(std::move(plan)),
          m_processes(processes) {}

    SharedMemory m_sealed;
    SharedMemory m_written;
    LoadPlan m_plan;
    int m_processes;
};

} // namespace loadstone
