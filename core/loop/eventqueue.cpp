#include "core/loop/eventqueue.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>

namespace loadstone {

namespace {

int millisecondsUntil(TimePoint until, TimePoint now) {
    constexpr Milliseconds::rep most = 24 * 3600 * 1000;
    if (until == TimePoint::max())
        return -1;
    const auto left = std::chrono::ceil<Milliseconds>(until - now);
    return static_cast<int>(std::clamp<Milliseconds::rep>(left.count(), 0, most));
}

} // namespace

EventQueue::EventQueue()
    : m_epoll(epoll_create1(EPOLL_CLOEXEC)), m_wakeUp(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    epoll_event interest{};
    interest.events = EPOLLIN | EPOLLET;
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeUp, &interest);
}

EventQueue::~EventQueue() {
    ::close(m_wakeUp);
    ::close(m_epoll);
}

void EventQueue::wake() const {
    eventfd_write(m_wakeUp, 1);
}

std::span<const epoll_event> EventQueue::wait(TimePoint now, TimePoint until) {
    const int ready =
        epoll_wait(m_epoll, m_events.data(), mostEvents, millisecondsUntil(until, now));
    return {m_events.data(), static_cast<std::size_t>(std::max(0, ready))};
}

} // namespace loadstone
