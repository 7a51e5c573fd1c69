// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <atomic>
#include <cstdint>

namespace loadstone {

/// Holds workers back until all of them are ready, so that a run's clock starts with its load and
/// not with the creation of its threads. Also opens, with whoever is there, when told to: a worker
/// that has not entered by then is not admitted, and nobody needs to wait for it. It can be
/// held shut although all are there, until a moment that several hosts agree on. May lie in memory
/// that processes share.
class StartGate {
public:
    explicit StartGate(int workers) : m_workers(workers) {}

    /// The first thing that a worker does. False: the gate was closed before, and it must go away.
    bool enter() noexcept;
    /// Admits nobody any more. How many workers had not entered; 0 if it was closed before.
    int close() noexcept;

    /// Blocks until the last worker has come or open() was called.
    void arriveAndWait() noexcept;
    void open() noexcept;
    /// Before any worker comes: the last one to come does not open it, but who releases it then.
    void hold() noexcept { m_held = 1; }
    void release() noexcept;

    bool isOpen() const noexcept { return m_open != 0; }
    int workers() const noexcept { return m_workers; }
    /// How many of them have come to the gate.
    int arrived() const noexcept { return m_arrived; }
    /// Only valid once the gate is open.
    TimePoint openedAt() const noexcept { return TimePoint(Clock::duration(m_openedAt)); }

private:
    static constexpr std::uint32_t closed = 1U << 31U; ///< beside the number that have entered

    const int m_workers;
    std::atomic<std::uint32_t> m_entered{0};
    std::atomic<int> m_arrived{0};
    std::atomic<std::uint32_t> m_open{0};
    std::atomic<std::uint32_t> m_held{0}; ///< if not 0
    std::atomic<Clock::rep> m_openedAt{0};
};

} // namespace loadstone
