// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/pinned.h"

#include <sys/epoll.h>

#include <array>
#include <cstdint>
#include <span>

namespace loadstone {

/// What an event loop waits for: its descriptors, in an epoll set, and to be woken from another
/// thread. Used on the loop's thread; only wake() is thread-safe.
class EventQueue : private Pinned {
public:
    /// `spins`: it looks for events without sleeping, which takes all of a core.
    explicit EventQueue(bool spins);
    ~EventQueue();

    /// Whether the system gave the two descriptors that it needs.
    bool isOpen() const { return m_epoll >= 0 && m_wakeUp >= 0; }

    /// Watches `descriptor` in both directions and by edges, so that no request needs another call.
    /// Its events carry `owner`. False, with errno set, if the system refuses.
    bool watch(int descriptor, void* owner) const;
    /// Watches `descriptor` for these events as long as they last, as for a library that may leave
    /// something unread. One that is watched already is watched for these from now on.
    bool watchFor(int descriptor, std::uint32_t events, void* owner) const;
    /// As watch(), for one of several that connect for `owner`, of which one will be taken: its
    /// events only say that there is something to look at.
    bool watchRival(int descriptor, void* owner) const;
    /// From now on a rival is watched as any other.
    void takeRival(int descriptor, void* owner) const;
    /// Before `descriptor` is closed: a child between fork and exec may still hold it, and its
    /// events would come to the wrong owner.
    void forget(int descriptor) const;
    void wake() const;

    /// Waits from `now` for events, at most until `until`, and for ever if that is the end of time.
    /// Those without a pointer are wake(). Valid until the next call.
    std::span<const epoll_event> wait(TimePoint now, TimePoint until);
    static void* ownerOf(const epoll_event& event) {
        return static_cast<char*>(event.data.ptr) - (event.data.u64 & isRival);
    }
    /// None of those of a rival.
    static std::uint32_t eventsOf(const epoll_event& event) {
        return (event.data.u64 & isRival) != 0 ? 0 : event.events;
    }

private:
    static constexpr std::uint64_t isRival = 1; ///< in the address of an owner, which is even
    static constexpr int mostEvents = 256;      ///< that are taken from the kernel at once

    int waitFor(Clock::duration time);
    int control(int operation, int descriptor, void* owner) const;

    const bool m_spins;
    int m_epoll;
    int m_wakeUp;
    bool m_isFine = true; ///< the kernel waits by nanoseconds
    std::array<epoll_event, mostEvents> m_events{};
};

} // namespace loadstone
