// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What an NgramRun does if others count the rest of its job.
#include "core/run/ngramrun.h"

namespace loadstone {

void NgramRun::startShare(const NgramJob& job, std::vector<Partition> partitions) {
    m_isShare = true;
    const auto cut = std::make_shared<std::vector<Partition>>(std::move(partitions));
    begin(job, [job, cut](const std::atomic<bool>&) -> Planned {
        return Supervisor::create(job, std::move(*cut)).map([](Supervisor supervisor) {
            supervisor.withholdAll();
            return Prepared{std::move(supervisor), {}};
        });
    });
}

void NgramRun::grant(const std::vector<std::size_t>& partitions) {
    m_supervisor->grant(partitions);
    if (m_supervisor->phase() != NgramPhase::Map)
        return; // they are mapped after what is under way
    for (WorkerProcess* const worker : m_workers)
        if (!worker->isBusy())
            worker->send(WorkerCommand::Map);
}

void NgramRun::seal() {
    m_supervisor->seal();
    if (m_supervisor->phase() == NgramPhase::Done)
        emit shareCounted();
    else if (!isAnyBusy())
        advance();
}

} // namespace loadstone
