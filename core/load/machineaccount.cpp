// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/machineaccount.h"

#include <algorithm>

namespace loadstone {

namespace {

void raise(std::optional<std::uint64_t>& most, const std::optional<std::uint64_t>& value) {
    if (value)
        most = std::max(most.value_or(0), *value);
}

ThreadTimes since(const ThreadTimes& last, const MachineSample& base, pid_t thread) {
    const auto before = base.threads.find(thread);
    if (before == base.threads.end())
        return last;
    return {last.onCore - before->second.times.onCore, last.waited - before->second.times.waited};
}

} // namespace

void MachineAccount::begin(const MachineSample& sample) {
    *this = MachineAccount();
    m_base = sample;
    m_last = sample;
    m_tick = sample.moment;
    m_socketsBefore = sample.tcpSockets;
}

void MachineAccount::tick(const Moment& moment, Seconds elapsed, bool aWorkerIsStopped) {
    const Seconds gap =
        std::max(Seconds(moment.at - m_tick.at), moment.sinceBoot - m_tick.sinceBoot);
    m_tick = moment;
    const Seconds stopped = m_stoppedSince ? Seconds(moment.at - *m_stoppedSince) : Seconds(0);
    if (!aWorkerIsStopped)
        m_stoppedSince.reset();
    else if (!m_stoppedSince)
        m_stoppedSince = moment.at;
    if (elapsed > Seconds(0))
        m_standstill = std::max({m_standstill, gap, stopped});
}

void MachineAccount::take(const MachineSample& sample, Seconds elapsed) {
    auto threads = std::move(m_last.threads); // some of them may have ended
    m_last = sample;
    for (const auto& thread : threads)
        m_last.threads.insert(thread);
    raise(m_mostSockets, sample.tcpSockets);
    raise(m_mostDescriptors, sample.descriptors);
    if (elapsed <= Seconds(0))
        m_base = m_last;
}

MachineUse MachineAccount::use() const {
    MachineUse use;
    use.standstill = m_standstill;
    use.descriptors = m_mostDescriptors;
    if (m_socketsBefore && m_mostSockets)
        use.sockets = *m_mostSockets - std::min(*m_mostSockets, *m_socketsBefore);
    const Seconds window = m_last.moment.at - m_base.moment.at;
    if (window < shortest)
        return use;
    addCores(use);
    addThreads(use, window);
    return use;
}

void MachineAccount::addCores(MachineUse& use) const {
    double busy = 0;
    double idle = 0;
    double stolen = 0;
    for (std::size_t i = 0; i < std::min(m_base.cores.size(), m_last.cores.size()); ++i) {
        busy += m_last.cores[i].busy - m_base.cores[i].busy;
        idle += std::max(0.0, m_last.cores[i].idle - m_base.cores[i].idle);
        stolen += m_last.cores[i].stolen - m_base.cores[i].stolen;
    }
    const double whole = busy + idle + stolen;
    if (whole <= 0)
        return;
    use.busy = (busy + stolen) / whole;
    use.stolen = stolen / whole;
}

void MachineAccount::addThreads(MachineUse& use, Seconds window) const {
    double inWorkers = 0;
    double busiest = 0;
    double waited = 0;
    for (const auto& [id, thread] : m_last.threads) {
        const ThreadTimes times = since(thread.times, m_base, id);
        busiest = std::max(busiest, times.onCore);
        waited += times.waited * (thread.isInWorker ? 1 : m_last.threadsForEach);
        inWorkers += thread.isInWorker ? times.onCore : 0;
    }
    use.ownCores = (m_last.ownCpu - m_base.ownCpu + inWorkers) / window.count();
    if (m_last.threads.empty())
        return;
    use.busiestThread = busiest / window.count();
    use.waited = Seconds(waited);
}

} // namespace loadstone
