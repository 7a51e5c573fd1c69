// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/loopworker.h"

namespace loadstone {

int LoopWorker::usersOfConnection(const LoadPlan& plan) {
    return plan.asksDatabase() ? plan.queries.pipeline : 1;
}

// Connections are dealt out to the loops in turn. Of those that share one, the first is told of its
// events, and all count as one of the users that stages let in.
void LoopWorker::makeUsers() {
    const int each = usersOfConnection(m_workload.plan());
    for (std::size_t i = 0; i < m_users.size(); ++i) {
        LoopUser& user = m_users[i];
        const std::size_t connection = i % static_cast<std::size_t>(m_connections);
        if (each > 1 && i == connection)
            m_pipes.emplace_back(*m_queryShare, &user);
        user.asker.user = m_index + static_cast<int>(connection) * m_workload.workers();
        user.conversation = conversationOf(user, each > 1 ? &m_pipes[connection] : nullptr);
        m_idle.push_back(&user);
    }
}

} // namespace loadstone
