// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/startgate.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <limits>

namespace loadstone {

namespace {

// The standard's own waiting is for the threads of one process.
void waitWhileZero(std::atomic<std::uint32_t>& word) noexcept {
    while (word == 0)
        ::syscall(SYS_futex, &word, FUTEX_WAIT, 0, nullptr, nullptr, 0);
}

void wakeAll(std::atomic<std::uint32_t>& word) noexcept {
    ::syscall(SYS_futex, &word, FUTEX_WAKE, std::numeric_limits<int>::max(), nullptr, nullptr, 0);
}

} // namespace

static_assert(sizeof(std::atomic<std::uint32_t>) == sizeof(std::uint32_t));

bool StartGate::enter() noexcept {
    return (m_entered.fetch_add(1) & closed) == 0;
}

int StartGate::close() noexcept {
    const std::uint32_t before = m_entered.fetch_or(closed);
    const bool wasClosed = (before & closed) != 0;
    // What children write is not trusted.
    const std::int64_t missing = std::int64_t{m_workers} - before;
    return wasClosed
               ? 0
               : static_cast<int>(std::clamp<std::int64_t>(missing, 0, std::max(0, m_workers)));
}

void StartGate::arriveAndWait() noexcept {
    if (m_arrived.fetch_add(1) + 1 == m_workers && m_held == 0)
        open();
    waitWhileZero(m_open);
}

// Whichever comes later, this or the last worker, sees the other.
void StartGate::release() noexcept {
    m_held = 0;
    if (m_arrived >= m_workers)
        open();
}

void StartGate::open() noexcept {
    auto unset = Clock::rep{0};
    m_openedAt.compare_exchange_strong(unset, Clock::now().time_since_epoch().count());
    m_open = 1;
    wakeAll(m_open);
}

} // namespace loadstone
