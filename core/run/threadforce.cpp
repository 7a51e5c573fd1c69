// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/threadforce.h"

#include "core/base/units.h"
#include "core/load/querytransports.h"
#include "core/load/systemtasks.h"
#include "core/loop/loopengine.h"
#include "core/run/requestpatience.h"

#include <utility>

namespace loadstone {

ThreadForce::ThreadForce(LoadThreads& threads, std::shared_ptr<Workload> workload, Work work)
    : m_threads(threads),
      m_workload(std::move(workload)),
      m_work(std::move(work)),
      m_start(looksToOpen(m_workload->plan())) {}

std::unique_ptr<ThreadForce> ThreadForce::pool(const LoadPlan& plan, const RunMeans& means,
                                               LoadThreads& threads, Workload::Done ended) {
    auto workload =
        std::make_shared<Workload>(plan, transportsFor(plan, means.reach()), std::move(ended));
    return std::unique_ptr<ThreadForce>(
        new ThreadForce(threads, std::move(workload), [](Workload& work, int) { work.work(); }));
}

std::unique_ptr<ThreadForce> ThreadForce::loops(const LoadPlan& plan, const RunMeans& means,
                                                LoadThreads& threads, Workload::Done ended) {
    const auto engine =
        std::make_shared<LoopEngine>(withData(plan, means.data().get()), means.reach());
    auto workload = std::make_shared<Workload>(plan, engine->loops(), std::move(ended));
    return std::unique_ptr<ThreadForce>(
        new ThreadForce(threads, std::move(workload),
                        [engine](Workload& work, int index) { engine->work(work, index); }));
}

// A thread that could not be started says nothing of the end; of the others none is left.
ThreadForce::~ThreadForce() {
    const bool lacksSome = m_workload->missing() > 0;
    while (lacksSome && !m_workload->hasEnded())
        m_threads.waitALittle();
    m_threads.setLacksSome(lacksSome);
}

void ThreadForce::start() {
    m_threads.start(m_workload->workers(),
                    [workload = m_workload, work = m_work](int index) { work(*workload, index); });
}

// To wake thousands of threads takes a while.
void ThreadForce::stop() {
    if (m_workload->isStopped())
        return;
    m_workload->markStopped();
    m_threads.callAside([workload = m_workload] { workload->stop(); });
}

// The threads were there on trial, but something else may have taken the room since. With no more
// of them than workers, beside the main thread, one is missing for certain.
void ThreadForce::watch() {
    if (m_workload->isOpen() || m_workload->areAllThere()) // and are held
        return;
    const bool lacksThreads =
        m_threads.areAllStarted() && threadsOfThisProcess() <= m_workload->workers();
    if (!m_start.givesUp(m_workload->arrived(), false) && !lacksThreads)
        return;
    const std::string came = counted(static_cast<std::uint64_t>(m_workload->arrived()), "thread");
    m_workload->refuse({"threads", "only " + came +
                                       " came to the start; use fewer or raise the limits of the "
                                       "system (ulimit -u, ulimit -v, pids.max)"});
}

} // namespace loadstone
