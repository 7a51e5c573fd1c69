// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/machinestatus.h"

#include "core/base/cpu.h"
#include "core/base/units.h"
#include "core/load/workercpu.h"
#include "ui/format.h"
#include "ui/window/residentmemory.h"

#include <algorithm>
#include <utility>

namespace loadstone {

namespace {

/// The share of the time between two samples in which cores were busy.
double busyShare(const MachineSample& before, const MachineSample& now) {
    double busy = 0;
    double all = 0;
    for (std::size_t i = 0; i < std::min(before.cores.size(), now.cores.size()); ++i) {
        busy += now.cores[i].busy - before.cores[i].busy;
        all += now.cores[i].busy + now.cores[i].idle + now.cores[i].stolen - before.cores[i].busy -
               before.cores[i].idle - before.cores[i].stolen;
    }
    return all > 0 ? std::clamp(busy / all, 0.0, 1.0) : 0;
}

} // namespace

MachineStatus::MachineStatus(QWidget* parent)
    : SteadyLabel(QString("CPU 100 %, machine 100 % of 128 cores · memory 999 MB"), parent),
      m_before(readMachine()),
      m_workers(workerCpuSeconds()) {
    setObjectName("machine");
    setAlignment(Qt::AlignRight);
    setToolTip(
        QString("CPU: what Loadstone takes of all cores, with its workers and without the local "
                "target; machine: what all programs together take; both in the last second. "
                "Memory: of this window, in RAM.\n"
                "If the machine is near 100 %, it limits the run, and not the server."));
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &MachineStatus::measure);
    m_timer.start(1000);
    measure();
}

/// Since the last time. What ends in between is lost, which is little.
double MachineStatus::ownSeconds(const MachineSample& now) {
    double seconds = now.ownCpu - m_before.ownCpu;
    const auto before = std::exchange(m_workers, workerCpuSeconds());
    for (const auto& [id, used] : m_workers) {
        const auto known = before.find(id);
        seconds += used - (known == before.end() ? 0 : known->second);
    }
    return seconds;
}

void MachineStatus::measure() {
    constexpr Seconds shortest{0.2};
    const MachineSample now = readMachine();
    const Seconds passed = now.moment.at - m_before.moment.at;
    const double own = ownSeconds(now) / static_cast<double>(coreCount());
    const double share = passed > shortest ? own / passed.count() : 0;
    setText(QString("CPU %1 %, machine %2 % of %3 · memory %4")
                .arg(qRound(std::min(1.0, share) * 100))
                .arg(qRound(busyShare(m_before, now) * 100))
                .arg(toText(counted(coreCount(), "core")), bytesText(residentMemory())));
    m_before = now;
}

} // namespace loadstone
