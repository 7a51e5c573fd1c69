// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/memory/taskboard.h"

#include <algorithm>

namespace loadstone {

std::optional<std::size_t> TaskBoard::claim(std::uint32_t worker, std::uint64_t batch) const {
    for (;;) {
        const std::uint64_t next = m_cursor.fetch_add(1);
        if (next >= m_tasks.size())
            return std::nullopt;
        std::uint64_t free = 0;
        if (m_tasks[next].claim.compare_exchange_strong(free, Task::claimOf(worker, batch)))
            return next;
    }
}

bool TaskBoard::isOf(std::uint32_t worker, std::size_t task) const {
    return m_tasks[task].claim % 256 == worker + 1;
}

std::vector<std::size_t> TaskBoard::lostBy(std::uint32_t worker, std::uint64_t committed) const {
    std::vector<std::size_t> lost;
    for (std::size_t i = 0; i < m_tasks.size(); ++i)
        if (isOf(worker, i) && m_tasks[i].claim / 256 > committed)
            lost.push_back(i);
    return lost;
}

void TaskBoard::free(std::span<const std::size_t> tasks) const {
    for (const std::size_t task : tasks)
        m_tasks[task].claim = 0;
    m_cursor = 0; // last: whoever has passed them by would not come back
}

void TaskBoard::withhold() const {
    for (Task& task : m_tasks)
        task.claim = Task::withheld;
}

// As in free(), the cursor comes last; but nobody needs to look at what lies before the first.
void TaskBoard::grant(std::span<const std::size_t> tasks) const {
    for (const std::size_t task : tasks)
        m_tasks[task].claim.store(0);
    std::uint64_t at = m_cursor;
    while (!tasks.empty() && at > tasks.front() &&
           !m_cursor.compare_exchange_weak(at, tasks.front())) {
    }
}

void TaskBoard::moveToBatch(std::size_t task, std::uint32_t worker, std::uint64_t batch) const {
    m_tasks[task].claim = Task::claimOf(worker, batch);
}

void TaskBoard::reset() const {
    for (Task& task : m_tasks) {
        task.attempts = 0;
        task.claim = 0;
    }
    m_cursor = 0;
}

std::size_t TaskBoard::claimed() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(m_tasks, [](const Task& task) { return task.claim != 0; }));
}

} // namespace loadstone
