#pragma once

#include "core/base/clock.h"

#include <sys/epoll.h>

#include <array>
#include <span>

namespace loadstone {

/// What an event loop waits for: its sockets, in an epoll set, and to be woken from another thread.
/// Of the loop's thread; only wake() may be called from others.
class EventQueue {
public:
    EventQueue();
    ~EventQueue();
    EventQueue(const EventQueue&) = delete;
    EventQueue& operator=(const EventQueue&) = delete;

    /// The epoll set to which sockets are added.
    int descriptor() const { return m_epoll; }
    void wake() const;

    /// Waits from `now` for events, at most until `until`, and for ever if that is the end of time.
    /// Those without a pointer are wake(). Valid until the next call.
    std::span<const epoll_event> wait(TimePoint now, TimePoint until);

private:
    static constexpr int mostEvents = 256; ///< that are taken from the kernel at once

    int m_epoll;
    int m_wakeUp;
    std::array<epoll_event, mostEvents> m_events{};
};

} // namespace loadstone
