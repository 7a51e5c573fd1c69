// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/processforce.h"

#include "core/loop/loopengine.h"

#include <utility>

namespace loadstone {

Expected<std::unique_ptr<LocalForce>> ProcessForce::make(const LoadPlan& plan, RunMeans& means,
                                                         const QString& program, QObject* owner,
                                                         const News& news) {
    auto memory = SharedLoad::create(plan, LoopEngine::loopsFor(plan));
    if (!memory)
        return tl::unexpected(memory.error());
    auto crew = std::make_unique<WorkerCrew>(program, std::move(*memory), owner);
    QObject::connect(crew.get(), &WorkerCrew::finished, owner, news.ended);
    QObject::connect(crew.get(), &WorkerCrew::failed, owner, news.failed);
    means.reach().addresses = {std::shared_ptr<void>(), &crew->load().addresses()};
    return std::unique_ptr<LocalForce>(new ProcessForce(std::move(crew), plan));
}

ProcessForce::ProcessForce(std::unique_ptr<WorkerCrew> crew, const LoadPlan& plan)
    : m_crew(std::move(crew)),
      m_workload(std::make_unique<Workload>(
          plan, m_crew->load().state(),
          TallyShards(m_crew->load().tallies(), m_crew->load().queries()))) {}

void ProcessForce::stop() {
    m_workload->stop();
    m_crew->stop();
}

} // namespace loadstone
