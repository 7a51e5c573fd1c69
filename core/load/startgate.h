#pragma once

#include "core/base/clock.h"

#include <atomic>
#include <cstdint>

namespace loadstone {

/// Holds workers back until all of them are ready, so that a run's clock starts with its load and
/// not with the creation of its threads. Also opens, with whoever is there, when told to. May lie
/// in memory that processes share.
class StartGate {
public:
    explicit StartGate(int workers) : m_missing(workers) {}

    /// Blocks until the last worker has come or open() was called.
    void arriveAndWait() noexcept;
    void open() noexcept;

    bool isOpen() const noexcept { return m_open != 0; }
    /// Only valid once the gate is open.
    TimePoint openedAt() const noexcept { return TimePoint(Clock::duration(m_openedAt)); }

private:
    std::atomic<int> m_missing;
    std::atomic<std::uint32_t> m_open{0};
    std::atomic<Clock::rep> m_openedAt{0};
};

} // namespace loadstone
