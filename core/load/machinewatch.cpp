// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/machinewatch.h"

#include "core/base/processstate.h"

#include <algorithm>

namespace loadstone {

namespace {

bool isStopped(pid_t process) {
    const auto state = readProcessState(process);
    return state && state->isStopped;
}

} // namespace

void MachineWatch::begin() {
    m_ticks = 0;
    m_threads.begin();
    m_account.begin(readMachine());
}

void MachineWatch::sample(Seconds elapsed, std::span<const pid_t> workers) {
    m_account.tick(readMoment(), elapsed, std::ranges::any_of(workers, isStopped));
    if (elapsed <= Seconds(0) || m_ticks++ % ticksForALook == 0)
        look(elapsed, workers);
}

MachineUse MachineWatch::conclude(Seconds elapsed, std::span<const pid_t> workers) {
    m_account.tick(readMoment(), elapsed, false);
    look(elapsed, workers);
    return m_account.use();
}

void MachineWatch::look(Seconds elapsed, std::span<const pid_t> workers) {
    MachineSample sample = readMachine();
    m_threads.look(sample, workers);
    m_account.take(sample, elapsed);
}

} // namespace loadstone
