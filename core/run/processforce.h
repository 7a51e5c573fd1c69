// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/localforce.h"
#include "core/run/runmeans.h"
#include "core/run/workercrew.h"

#include <functional>

namespace loadstone {

/// Workers that are processes: event loops, one in each. Their workload lies in memory that all of
/// them share, and so do the addresses of the server.
class ProcessForce : public LocalForce {
public:
    /// What it tells, on the GUI thread.
    struct News {
        std::function<void()> ended;
        std::function<void(const Error&)> failed; ///< it cannot begin
    };

    /// Gives `means` the addresses. `program` is the workers'; `owner` outlives the processes,
    /// which need a moment to die. An error if there is no memory for them.
    static Expected<std::unique_ptr<LocalForce>> make(const LoadPlan& plan, RunMeans& means,
                                                      const QString& program, QObject* owner,
                                                      const News& news);

    Workload& workload() const override { return *m_workload; }
    void start() override { m_crew->start(); }
    void stop() override;
    void watch() override { m_crew->watch(); }
    std::vector<qint64> workerIds() const override { return m_crew->workerIds(); }
    std::vector<WorkerLoss> losses() const override { return m_crew->losses(); }
    std::optional<Error> loss() const override { return m_crew->loss(); }

private:
    ProcessForce(std::unique_ptr<WorkerCrew> crew, const LoadPlan& plan);

    const std::unique_ptr<WorkerCrew> m_crew; ///< with the memory that the workload is in
    const std::unique_ptr<Workload> m_workload;
};

} // namespace loadstone
