// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a LoadRun does if several hosts share the load.
#include "core/hosts/hostsreport.h"
#include "core/hosts/wholepaths.h"
#include "core/load/loadshape.h"
#include "core/run/loadrun.h"

namespace loadstone {

// The hosts look for the server themselves: names may mean something else there.
Expected<void> LoadRun::launchHosts() {
    const LoadPlan& plan = m_report.plan;
    if (auto ready = m_means.prepareShared(plan, m_hostList); !ready)
        return ready;
    m_hostCrew = std::make_unique<LoadCrew>(m_partProgram);
    connect(m_hostCrew.get(), &LoadCrew::progressed, this, &LoadRun::onHosts);
    connect(m_hostCrew.get(), &LoadCrew::finished, this, &LoadRun::onHostsEnded);
    connect(m_hostCrew.get(), &HostCrew::failed, this, &LoadRun::fail);
    m_hostCrew->start(m_hostList,
                      {m_report.toolVersion, withWholePaths(plan), {}, m_consent.hosts});
    return {};
}

std::optional<std::uint64_t> LoadRun::plannedByHosts() const {
    return plannedRequests(m_means.withinFeeds(m_report.plan));
}

void LoadRun::onHosts(const RunState& state) {
    m_report.hosts = state.hosts;
    const Snapshot snapshot = snapshotOf(state, plannedByHosts());
    emit progressed(snapshot);
    endIfBroken(snapshot);
}

void LoadRun::onHostsEnded(const RunState& state) {
    const auto error = conclude(m_report, state, plannedByHosts(), m_stopped);
    letGo();
    m_report.database.activity.reset(); // what it did before is of no use
    m_running = false;
    emit finished({m_report, error});
}

} // namespace loadstone
