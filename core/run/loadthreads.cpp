// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/loadthreads.h"

#include "core/load/limits.h"

#include <QDeadlineTimer>

#include <system_error>
#include <utility>

namespace loadstone {

LoadThreads::LoadThreads() {
    makePool();
}

void LoadThreads::makePool() {
    m_pool = std::make_unique<QThreadPool>();
    m_pool->setStackSize(workerStackBytes);
}

void LoadThreads::callAside(const std::function<void()>& task) {
    try {
        m_aside = std::jthread(task);
    } catch (const std::system_error&) {
        task();
    }
}

// A thread that could not be started stays in the books of its pool, which would wait for it for
// ever and cannot be told otherwise. So such a pool is left behind. Until all are started nobody
// knows whether some could not be: after a stop in the midst of thousands all may be well.
void LoadThreads::clear() {
    constexpr int patienceMs = 300, starterMs = 2000;
    const bool lacksSome = std::exchange(m_lacksSome, false);
    for (QDeadlineTimer starting(starterMs);
         lacksSome && !areAllStarted() && !starting.hasExpired() && !m_pool->waitForDone(1);) {
    }
    if (m_pool->waitForDone(lacksSome ? patienceMs : -1))
        return;
    static_cast<void>(m_pool.release());
    makePool();
}

// To start thousands of threads takes as long as several pictures of a window, so the first of them
// starts the others.
void LoadThreads::start(int count, const std::function<void(int index)>& work) {
    m_areAllStarted = std::make_shared<std::atomic<bool>>(false);
    m_pool->setMaxThreadCount(count);
    m_pool->start([pool = m_pool.get(), count, work, areAllStarted = m_areAllStarted] {
        for (int i = 1; i < count; ++i)
            pool->start([work, i] { work(i); });
        *areAllStarted = true;
        work(0);
    });
}

} // namespace loadstone
