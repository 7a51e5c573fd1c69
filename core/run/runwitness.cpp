// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/runwitness.h"

#include "core/load/ownaddress.h"
#include "core/report/progress.h"
#include "core/report/runevidence.h"
#include "core/run/calibrationstore.h"

namespace loadstone {

void RunWitness::begin() {
    m_openedEarly.reset();
    m_workers.clear();
    m_machine.begin();
}

void RunWitness::sample(const Snapshot& snapshot, const LoadPlan& plan,
                        std::span<const qint64> workers) {
    m_workers.clear();
    for (const qint64 worker : workers)
        m_workers.push_back(static_cast<pid_t>(worker));
    m_machine.sample(snapshot.elapsed, m_workers);
    constexpr double third = 1.0 / 3;
    if (plan.warmUp > Milliseconds::zero() && progressOf(snapshot, plan).share <= third)
        m_openedEarly = snapshot.totals.connectionsOpened;
}

void RunWitness::conclude(RunReport& report, std::uint64_t workersLost) {
    RunSurroundings surroundings;
    surroundings.machine = m_machine.conclude(report.snapshot.elapsed, m_workers);
    surroundings.workersLost = workersLost;
    surroundings.openedEarly = m_openedEarly;
    surroundings.localPorts = localPorts();
    surroundings.descriptorLimit = descriptorLimit();
    surroundings.targetIsHere = wentToThisMachine(report.plan, report.addresses);
    report.validity = judge(evidenceOf(report, surroundings));
    if (const auto calibration = readCalibration())
        report.ceiling =
            ceilingFor(report.plan, report.environment, report.toolVersion, *calibration);
}

} // namespace loadstone
