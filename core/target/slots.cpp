// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/slots.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace loadstone {

Slots::Turn::Turn(Slots& slots, std::size_t count, Milliseconds time, TimePoint now)
    : m_slots(slots),
      m_pool([&]() -> Pool& {
          const std::lock_guard lock(slots.m_mutex);
          return slots.m_pools[count];
      }()),
      m_time(time),
      m_came(now) {
    const std::lock_guard lock(m_slots.m_mutex);
    if (m_pool.taken < count) {
        ++m_pool.taken;
        m_until = now + time;
        return;
    }
    m_descriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    m_place = m_pool.waiting.insert(m_pool.waiting.end(), this);
}

Slots::Turn::~Turn() {
    end(Clock::now());
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

std::optional<TimePoint> Slots::Turn::until() const {
    const std::lock_guard lock(m_slots.m_mutex);
    return m_until;
}

// The next one begins when this one's time was over and not when its thread came to it, so that a
// busy machine does not make the pool slower than it says.
void Slots::Turn::end(TimePoint now) {
    const std::lock_guard lock(m_slots.m_mutex);
    if (std::exchange(m_hasEnded, true))
        return;
    if (!m_until) {
        m_pool.waiting.erase(m_place);
        return;
    }
    if (m_pool.waiting.empty()) {
        --m_pool.taken;
        return;
    }
    Turn* const next = m_pool.waiting.front();
    m_pool.waiting.pop_front();
    next->begin(std::min(now, *m_until));
}

void Slots::Turn::begin(TimePoint from) {
    m_until = std::max(from, m_came) + m_time;
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_descriptor, &one, sizeof one);
}

} // namespace loadstone
