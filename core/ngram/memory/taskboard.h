// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace loadstone {

/// A piece of work in shared memory. It is free, or claimed by a worker in one of that worker's
/// batches; it is done once the worker has committed that batch. So one store commits all tasks of
/// a batch at once, and a dead worker's tasks are known to be done or not.
struct Task {
    std::atomic<std::uint64_t> claim{0};    ///< 0: free; else batch * 256 + worker + 1
    std::atomic<std::uint32_t> attempts{0}; ///< that ended with the worker's death

    /// Nobody's, and not to be had yet.
    static constexpr std::uint64_t withheld = UINT64_MAX;

    static constexpr std::uint64_t claimOf(std::uint32_t worker, std::uint64_t batch) {
        return batch * 256 + worker + 1;
    }
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free,
              "atomics with locks do not work between processes");

/// Hands out tasks to workers in different processes, each to one only. The cursor says from where
/// on free ones may be found: claiming is one addition and one exchange.
class TaskBoard {
public:
    TaskBoard(std::span<Task> tasks, std::atomic<std::uint64_t>& cursor)
        : m_tasks(tasks), m_cursor(cursor) {}

    std::size_t size() const { return m_tasks.size(); }
    Task& operator[](std::size_t task) const { return m_tasks[task]; }

    /// The next free task, now the worker's; none if all have been handed out.
    std::optional<std::size_t> claim(std::uint32_t worker, std::uint64_t batch) const;

    /// Puts a claimed task off to the worker's next batch, so that this one can be committed.
    void moveToBatch(std::size_t task, std::uint32_t worker, std::uint64_t batch) const;
    bool isOf(std::uint32_t worker, std::size_t task) const;
    /// What `worker` has claimed after its batch `committed`. Only while no such worker runs.
    std::vector<std::size_t> lostBy(std::uint32_t worker, std::uint64_t committed) const;
    /// Frees these tasks. Others may take them at once, so all that is known of them must be right
    /// before. Also makes sure that a task is found which a dead worker had come to, but not
    /// claimed yet.
    void free(std::span<const std::size_t> tasks) const;
    /// Keeps all from the workers, until grant(). Only while nobody claims.
    void withhold() const;
    /// Frees these tasks, which were withheld, in their order.
    void grant(std::span<const std::size_t> tasks) const;
    /// Frees all and forgets their attempts. Only while nobody claims.
    void reset() const;

    std::size_t claimed() const;

private:
    std::span<Task> m_tasks;
    std::atomic<std::uint64_t>& m_cursor;
};

} // namespace loadstone
