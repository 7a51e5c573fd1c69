// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Why counters that processes share are atomics without locks: the same counter, incremented by
// several processes in three ways.
#include "core/base/clock.h"
#include "core/base/sharedmemory.h"
#include "tests/support/testprogram.h"

#include <pthread.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <new>
#include <vector>

using namespace loadstone;

namespace {

constexpr int processes = 4;
constexpr int increments = 50'000; ///< by each process
constexpr int rounds = 10;
constexpr std::uint64_t allIncrements = std::uint64_t(processes) * increments;

/// The memory that the processes share.
struct Shared {
    pthread_mutex_t mutex{};
    volatile std::uint64_t plain = 0;
    std::atomic<std::uint64_t> atomic{0};
    std::atomic<bool> go{false};
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);

void makeRobust(pthread_mutex_t& mutex) {
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&mutex, &attributes);
    pthread_mutexattr_destroy(&attributes);
}

void lock(pthread_mutex_t& mutex) {
    if (pthread_mutex_lock(&mutex) == EOWNERDEAD)
        pthread_mutex_consistent(&mutex);
}

/// Shared memory that was made for one round.
class Round {
public:
    Round()
        : m_memory(SharedMemory::create("counter", sizeof(Shared)).value()),
          m_shared(new (m_memory.data()) Shared) {
        makeRobust(m_shared->mutex);
    }

    Shared& shared() { return *m_shared; }

    /// Calls `increment` many times in several processes at once: nanoseconds for each increment.
    template <typename Increment>
    double run(const Increment& increment) {
        std::vector<pid_t> children;
        for (int i = 0; i < processes; ++i) {
            const pid_t child = fork();
            if (child == 0) {
                while (!m_shared->go) {
                }
                for (int j = 0; j < increments; ++j)
                    increment(*m_shared);
                _exit(0);
            }
            children.push_back(child);
        }
        const TimePoint began = Clock::now();
        m_shared->go = true;
        for (const pid_t child : children)
            waitpid(child, nullptr, 0);
        return std::chrono::duration<double, std::nano>(Clock::now() - began).count() /
               allIncrements;
    }

private:
    SharedMemory m_memory;
    Shared* m_shared;
};

// On one core another process gets its turn in the middle only if it is let, now and then.
void incrementPlainly(Shared& shared) {
    const std::uint64_t before = shared.plain;
    if (before % 1024 == 0)
        ::sched_yield();
    shared.plain = before + 1;
}

void incrementLocked(Shared& shared) {
    lock(shared.mutex);
    shared.plain = shared.plain + 1;
    pthread_mutex_unlock(&shared.mutex);
}

void incrementAtomically(Shared& shared) {
    shared.atomic.fetch_add(1, std::memory_order_relaxed);
}

} // namespace

class SharedCounterTest : public QObject {
    Q_OBJECT

private slots:
    void unsynchronisedLosesUpdates() {
        constexpr int mostRounds = 1000; // a round without two processes at once loses nothing
        bool lost = false;
        double cost = 0;
        for (int i = 0; i < mostRounds && !lost; ++i) {
            Round round;
            cost = round.run(incrementPlainly);
            lost = round.shared().plain < allIncrements;
        }
        QVERIFY(lost);
        qInfo("unsynchronised: wrong, %.1f ns an increment", cost);
    }

    void lockedIsExact() {
        double cost = 0;
        for (int i = 0; i < rounds; ++i) {
            Round round;
            cost += round.run(incrementLocked);
            QCOMPARE(std::uint64_t(round.shared().plain), allIncrements);
        }
        qInfo("robust mutex: exact, %.1f ns an increment", cost / rounds);
    }

    void atomicIsExact() {
        double cost = 0;
        for (int i = 0; i < rounds; ++i) {
            Round round;
            cost += round.run(incrementAtomically);
            QCOMPARE(round.shared().atomic.load(), allIncrements);
        }
        qInfo("atomic: exact, %.1f ns an increment", cost / rounds);
    }

    void robustMutexSurvivesItsOwner() {
        Round round;
        const pid_t child = fork();
        if (child == 0) {
            lock(round.shared().mutex);
            _exit(0); // with the lock held
        }
        waitpid(child, nullptr, 0);
        round.run(incrementLocked);
        QCOMPARE(std::uint64_t(round.shared().plain), allIncrements);
    }
};

LOADSTONE_TEST(SharedCounterTest)
#include "sharedcounter_test.moc"
