// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/eventqueue.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace loadstone {

namespace {

timespec specOf(Clock::duration time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const auto rest = std::chrono::duration_cast<std::chrono::nanoseconds>(time - seconds);
    return {static_cast<time_t>(seconds.count()), static_cast<long>(rest.count())};
}

void closeIfOpen(int descriptor) {
    if (descriptor >= 0)
        ::close(descriptor);
}

} // namespace

EventQueue::EventQueue(bool spins)
    : m_spins(spins),
      m_epoll(epoll_create1(EPOLL_CLOEXEC)),
      m_wakeUp(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    epoll_event interest{};
    interest.events = EPOLLIN | EPOLLET;
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeUp, &interest);
}

EventQueue::~EventQueue() {
    closeIfOpen(m_wakeUp);
    closeIfOpen(m_epoll);
}

int EventQueue::control(int operation, int descriptor, void* owner) const {
    epoll_event interest{};
    interest.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    interest.data.ptr = owner;
    return epoll_ctl(m_epoll, operation, descriptor, &interest);
}

bool EventQueue::watch(int descriptor, void* owner) const {
    return control(EPOLL_CTL_ADD, descriptor, owner) == 0;
}

bool EventQueue::watchFor(int descriptor, std::uint32_t events, void* owner) const {
    epoll_event interest{};
    interest.events = events;
    interest.data.ptr = owner;
    return epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &interest) == 0 ||
           (errno == EEXIST && epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &interest) == 0);
}

bool EventQueue::watchRival(int descriptor, void* owner) const {
    return control(EPOLL_CTL_ADD, descriptor, static_cast<char*>(owner) + isRival) == 0;
}

void EventQueue::takeRival(int descriptor, void* owner) const {
    control(EPOLL_CTL_MOD, descriptor, owner);
}

void EventQueue::forget(int descriptor) const {
    epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
}

void EventQueue::wake() const {
    eventfd_write(m_wakeUp, 1);
}

std::span<const epoll_event> EventQueue::wait(TimePoint now, TimePoint until) {
    constexpr std::chrono::hours longest{24};
    if (m_spins)
        until = now;
    const bool forEver = until == TimePoint::max();
    const int ready =
        waitFor(forEver ? Clock::duration(longest)
                        : std::clamp(until - now, Clock::duration(0), Clock::duration(longest)));
    return {m_events.data(), static_cast<std::size_t>(std::max(0, ready))};
}

// A sandbox may know the older call only, which waits by milliseconds.
int EventQueue::waitFor(Clock::duration time) {
    if (m_isFine) {
        const timespec spec = specOf(time);
        const int ready = epoll_pwait2(m_epoll, m_events.data(), mostEvents, &spec, nullptr);
        if (ready >= 0 || (errno != ENOSYS && errno != EPERM))
            return ready;
        m_isFine = false;
    }
    const auto milliseconds = std::chrono::ceil<Milliseconds>(time).count();
    return epoll_wait(m_epoll, m_events.data(), mostEvents, static_cast<int>(milliseconds));
}

} // namespace loadstone
