// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/canceller.h"

#include "core/base/clock.h"

#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <system_error>
#include <thread>

namespace loadstone {

namespace {

// Within what a stop may take, and before a worker process is ended that does not leave.
constexpr Milliseconds patience{150};

} // namespace

/// Outlives who made it for as long as the thread needs it.
struct Canceller::State {
    struct Free {
        void operator()(PGcancel* cancel) const { PQfreeCancel(cancel); }
    };
    using Cancel = std::unique_ptr<PGcancel, Free>;

    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Cancel> waiting;
    bool isBusy = false; ///< there is a thread

    void sendAll() {
        std::unique_lock lock(mutex);
        while (!waiting.empty()) {
            const Cancel next = std::move(waiting.front());
            waiting.pop_front();
            lock.unlock();
            std::array<char, 256> ignored{};
            PQcancel(next.get(), ignored.data(), static_cast<int>(ignored.size()));
            lock.lock();
        }
        isBusy = false;
        changed.notify_all();
    }
};

Canceller::Canceller() : m_state(std::make_shared<State>()) {}

void Canceller::await() {
    std::unique_lock lock(m_state->mutex);
    m_state->changed.wait_for(lock, patience, [this] { return !m_state->isBusy; });
}

void Canceller::cancel(PGconn* connection) {
    State::Cancel cancel(PQgetCancel(connection));
    if (!cancel)
        return;
    const std::lock_guard lock(m_state->mutex);
    m_state->waiting.push_back(std::move(cancel));
    if (m_state->isBusy)
        return;
    try {
        std::thread([state = m_state] { state->sendAll(); }).detach();
        m_state->isBusy = true;
    } catch (const std::system_error&) { // no thread is left: the server finds out by itself
        m_state->waiting.clear();
    }
}

} // namespace loadstone
