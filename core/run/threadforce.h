// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/crewwatch.h"
#include "core/run/loadthreads.h"
#include "core/run/localforce.h"
#include "core/run/runmeans.h"

#include <functional>

namespace loadstone {

/// Workers that are threads of this process: blocking ones, or event loops. Their threads come out
/// of those of the LoadRun, which outlive it.
class ThreadForce : public LocalForce {
public:
    /// A thread for each request in flight. `ended` is called on the last of them.
    static std::unique_ptr<ThreadForce> pool(const LoadPlan& plan, const RunMeans& means,
                                             LoadThreads& threads, Workload::Done ended);
    /// Event loops, one a thread.
    static std::unique_ptr<ThreadForce> loops(const LoadPlan& plan, const RunMeans& means,
                                              LoadThreads& threads, Workload::Done ended);
    ~ThreadForce() override;

    Workload& workload() const override { return *m_workload; }
    void start() override;
    void stop() override;
    void watch() override;

private:
    using Work = std::function<void(Workload& workload, int index)>;
    ThreadForce(LoadThreads& threads, std::shared_ptr<Workload> workload, Work work);

    LoadThreads& m_threads;
    const std::shared_ptr<Workload> m_workload; ///< shared with the threads until they have left
    const Work m_work;
    StartWatch m_start;
};

} // namespace loadstone
