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

bool TaskBoard::releaseIfOf(std::uint32_t worker, std::size_t task) const {
    if (m_tasks[task].claim % 256 != worker + 1)
        return false;
    ++m_tasks[task].attempts;
    m_tasks[task].claim = 0;
    m_cursor = 0;
    return true;
}

std::vector<std::size_t> TaskBoard::releaseLost(std::uint32_t worker,
                                                std::uint64_t committed) const {
    std::vector<std::size_t> lost;
    for (std::size_t i = 0; i < m_tasks.size(); ++i) {
        Task& task = m_tasks[i];
        const std::uint64_t claim = task.claim;
        if (claim % 256 != worker + 1 || claim / 256 <= committed)
            continue;
        ++task.attempts;
        task.claim = 0;
        lost.push_back(i);
    }
    m_cursor = 0; // also for a task that the worker had come to, but not claimed yet
    return lost;
}

void TaskBoard::moveToBatch(std::size_t task, std::uint32_t worker, std::uint64_t batch) const {
    m_tasks[task].claim = Task::claimOf(worker, batch);
}

void TaskBoard::reset() const {
    for (Task& task : m_tasks)
        task.claim = 0;
    m_cursor = 0;
}

std::size_t TaskBoard::claimed() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(m_tasks, [](const Task& task) { return task.claim != 0; }));
}

} // namespace loadstone
