#pragma once

#include "core/base/sharedmemory.h"
#include "core/load/loadplan.h"
#include "core/load/workloadstate.h"
#include "core/stats/tally.h"

#include <span>

namespace loadstone {

/// The memory that the processes of a run share: its plan, what the workers change together, and a
/// tally for each. The parent creates it and reads; each child opens it and writes its own tally.
class SharedLoad {
public:
    static Expected<SharedLoad> create(const LoadPlan& plan, int processes);
    /// Takes over a descriptor that was inherited.
    static Expected<SharedLoad> open(int descriptor);

    const LoadPlan& plan() const { return m_plan; }
    int processes() const;
    WorkloadState& state() const;
    std::span<Tally> tallies() const;
    int descriptor() const { return m_memory.descriptor(); }

    /// Counts what a process that has died had begun and not told the end of: as failed by the
    /// `signal` that ended it (0: it left by itself), or as aborted where the run was stopped.
    void settle(int process, int signal) const;
    /// The same of requests that were taken and not begun yet, when no process is left.
    void settleTickets(int process, int signal) const;

private:
    struct Header;

    SharedLoad(SharedMemory memory, LoadPlan plan)
        : m_memory(std::move(memory)), m_plan(std::move(plan)) {}
    static Expected<LoadPlan> readPlan(const SharedMemory& memory);
    Header& header() const;

    SharedMemory m_memory;
    LoadPlan m_plan;
};

} // namespace loadstone
