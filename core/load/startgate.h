#pragma once

#include "core/base/clock.h"

#include <atomic>

namespace loadstone {

/// Holds workers back until all of them are ready, so that a run's clock starts with its load and
/// not with the creation of its threads. Also opens, with whoever is there, when told to.
class StartGate {
public:
    explicit StartGate(int workers) : m_missing(workers) {}

    /// Blocks until the last worker has come or open() was called.
    void arriveAndWait() noexcept {
        if (m_missing.fetch_sub(1) == 1)
            open();
        m_open.wait(false);
    }

    void open() noexcept {
        auto unset = Clock::rep{0};
        m_openedAt.compare_exchange_strong(unset, Clock::now().time_since_epoch().count());
        m_open = true;
        m_open.notify_all();
    }

    bool isOpen() const noexcept { return m_open; }
    /// Only valid once the gate is open.
    TimePoint openedAt() const noexcept { return TimePoint(Clock::duration(m_openedAt)); }

private:
    std::atomic<int> m_missing;
    std::atomic<bool> m_open{false};
    std::atomic<Clock::rep> m_openedAt{0};
};

} // namespace loadstone
