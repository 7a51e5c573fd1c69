// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/canceller.h"

#include "core/base/clock.h"

#include <sys/socket.h>

#include <array>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <mutex>
#include <system_error>
#include <thread>

namespace loadstone {

namespace {

// A dead server holds up as many.
constexpr int mostThreads = 8;
// Within what a stop may take, and before a worker process is ended that does not leave.
constexpr Milliseconds longestWait{200};
// Without one that was sent: nobody answers.
constexpr Milliseconds longestSilence{120};

// The server goes on with what it has read of a pipeline until it finds that it cannot answer. So
// what is its turn after the connection was reset is cancelled too, once more as it may be between
// two queries.
constexpr int cancelsOfRest = 2;

/// So that the next answer to it fails already.
void resetAtOnce(PGconn* connection) {
    const linger none{1, 0};
    ::setsockopt(PQsocket(connection), SOL_SOCKET, SO_LINGER, &none, sizeof none);
}

// What libpq sends to a server that has gone would end the process.
void holdBackSigpipe() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

} // namespace

/// Outlives who made it for as long as the threads need it.
struct Canceller::State {
    struct Free {
        void operator()(PGcancel* cancel) const { PQfreeCancel(cancel); }
    };
    struct Cancel {
        HeldConnection connection;
        std::unique_ptr<PGcancel, Free> request;
    };

    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Cancel> waiting;
    int threads = 0;
    std::uint64_t sent = 0;

    bool isDone() const { return threads == 0; }

    static void send(PGcancel* request) {
        std::array<char, 256> ignored{};
        PQcancel(request, ignored.data(), static_cast<int>(ignored.size()));
    }

    void tellSent() {
        const std::lock_guard lock(mutex);
        ++sent;
        changed.notify_all();
    }

    void sendAll() {
        holdBackSigpipe();
        std::unique_lock lock(mutex);
        while (!waiting.empty()) {
            Cancel next = std::move(waiting.front());
            waiting.pop_front();
            lock.unlock();
            const bool isPipeline = PQpipelineStatus(next.connection.get()) != PQ_PIPELINE_OFF;
            send(next.request.get());
            if (isPipeline)
                resetAtOnce(next.connection.get());
            next.connection.reset();
            for (int more = isPipeline ? cancelsOfRest : 0; more > 0; --more) {
                tellSent();
                send(next.request.get());
            }
            lock.lock();
            ++sent;
            changed.notify_all();
        }
        --threads;
        changed.notify_all();
    }
};

Canceller::Canceller() : m_state(std::make_shared<State>()) {}

void Canceller::await() {
    const TimePoint end = Clock::now() + longestWait;
    std::unique_lock lock(m_state->mutex);
    for (bool goesOn = true; goesOn && !m_state->isDone();) {
        const std::uint64_t before = m_state->sent;
        goesOn =
            m_state->changed.wait_until(lock, std::min(end, Clock::now() + longestSilence), [&] {
                return m_state->isDone() || m_state->sent != before;
            });
    }
}

void Canceller::cancel(HeldConnection connection) {
    State::Cancel cancel{std::move(connection), nullptr};
    cancel.request.reset(PQgetCancel(cancel.connection.get()));
    if (!cancel.request)
        return;
    const std::lock_guard lock(m_state->mutex);
    m_state->waiting.push_back(std::move(cancel));
    if (m_state->threads == mostThreads)
        return;
    try {
        std::thread([state = m_state] { state->sendAll(); }).detach();
        ++m_state->threads;
    } catch (const std::system_error&) { // no thread is left: the server finds out by itself
        if (m_state->threads == 0)
            m_state->waiting.clear();
    }
}

} // namespace loadstone
