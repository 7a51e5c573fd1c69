// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace loadstone {

/// The threads of a run's load, of a pool of their own. Lives on the main thread, which neither
/// waits while they are started nor has to stand in line with them.
class LoadThreads {
public:
    LoadThreads();

    /// Calls `task` on a thread of its own, or here if the system gives none. Waits for the one
    /// before.
    void callAside(const std::function<void()>& task);
    void waitForAside() { m_aside = std::jthread(); }
    /// Calls `work` on as many threads, with their numbers from 0 on. After clear().
    void start(int count, const std::function<void(int index)>& work);
    /// Whether the last start has asked the system for all of them.
    bool areAllStarted() const { return *m_areAllStarted; }
    /// Whether some of the last start did not come, as far as is known.
    void setLacksSome(bool lacksSome) { m_lacksSome = lacksSome; }
    /// Waits until all threads of the load have ended; if some could not be started, a little
    /// longer than it takes the others.
    void clear();
    void waitALittle() { m_pool->waitForDone(1); }

private:
    void makePool();

    std::unique_ptr<QThreadPool> m_pool;
    std::jthread m_aside;
    std::shared_ptr<std::atomic<bool>> m_areAllStarted = std::make_shared<std::atomic<bool>>(false);
    bool m_lacksSome = false; ///< the pool waits for some that could not be started
};

} // namespace loadstone
