// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/stopsignal.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <vector>

namespace loadstone {

namespace {

// Short where there was no descriptor left for the signal: then it is looked at by turns.
int patience(TimePoint until, bool hasSignal) {
    constexpr Milliseconds longest{1000};
    constexpr Milliseconds longestWithout{50};
    const Milliseconds most = hasSignal ? longest : longestWithout;
    if (until == TimePoint::max())
        return static_cast<int>(most.count());
    const auto left = std::chrono::ceil<Milliseconds>(until - Clock::now());
    return static_cast<int>(std::clamp(left, Milliseconds(0), most).count());
}

} // namespace

void StopSignal::Raise::operator()() const {
    eventfd_write(descriptor, 1);
}

StopSignal::Descriptor::Descriptor() : number(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

StopSignal::Descriptor::~Descriptor() {
    if (number >= 0)
        ::close(number);
}

StopSignal::StopSignal(std::stop_token stop)
    : m_stop(std::move(stop)), m_raise(m_stop, Raise{m_descriptor.number}) {}

bool StopSignal::wait(std::span<const int> sockets, TimePoint until) const {
    std::vector<pollfd> all{{m_descriptor.number, POLLIN, 0}};
    for (const int socket : sockets)
        all.push_back({socket, POLLOUT, 0});
    while (!isRequested()) {
        const int ready = ::poll(all.data(), all.size(), patience(until, m_descriptor.number >= 0));
        if (ready > 0 && all.front().revents == 0)
            return true;
        if (Clock::now() >= until)
            break;
    }
    return !isRequested();
}

bool StopSignal::wait(int socket, short events, TimePoint until) const {
    std::array<pollfd, 2> all{pollfd{socket, events, 0}, pollfd{m_descriptor.number, POLLIN, 0}};
    while (!isRequested()) {
        const int ready = ::poll(all.data(), all.size(), patience(until, m_descriptor.number >= 0));
        if (ready > 0 && all.front().revents != 0)
            return !isRequested();
        if (Clock::now() >= until)
            break;
    }
    return false;
}

} // namespace loadstone
