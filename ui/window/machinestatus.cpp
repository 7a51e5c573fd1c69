// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/machinestatus.h"

#include "core/base/cpu.h"
#include "ui/format.h"
#include "ui/window/residentmemory.h"

#include <utility>

namespace loadstone {

MachineStatus::MachineStatus(QWidget* parent)
    : SteadyLabel(QString("CPU 100 % of 128 cores · memory 999 MB"), parent),
      m_measuredAt(Clock::now()),
      m_cpuSeconds(processCpuSeconds()) {
    setAlignment(Qt::AlignRight);
    setToolTip(
        QString("What Loadstone itself takes: its share of the time of all cores in the last "
                "second, and its memory in RAM.\nNear 100 %, this machine and not the server "
                "limits the run."));
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &MachineStatus::measure);
    m_timer.start(1000);
    measure();
}

void MachineStatus::measure() {
    const TimePoint now = Clock::now();
    const double cpu = processCpuSeconds();
    const Seconds passed = now - std::exchange(m_measuredAt, now);
    const double used = cpu - std::exchange(m_cpuSeconds, cpu);
    const auto cores = static_cast<double>(coreCount());
    const double share = passed > Seconds(0.2) ? used / passed.count() / cores : 0;
    setText(QString("CPU %1 % of %2 cores · memory %3")
                .arg(qRound(share * 100))
                .arg(cores)
                .arg(bytesText(residentMemory())));
}

} // namespace loadstone
