// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/loopopening.h"

#include <algorithm>

namespace loadstone {

void openAll(std::deque<LoopUser>& users, EventQueue& queue, TimePoint until,
             const std::stop_token& stop) {
    constexpr Milliseconds pause{10};
    TimePoint now = Clock::now();
    const auto isOpening = [&](LoopUser& user) {
        user.conversation->open(now);
        return user.conversation->isOpening();
    };
    while (std::ranges::count_if(users, isOpening) > 0 && !stop.stop_requested() && now < until) {
        for (const epoll_event& event : queue.wait(now, std::min(until, now + pause)))
            if (auto* user = static_cast<LoopUser*>(EventQueue::ownerOf(event)))
                user->conversation->proceed(EventQueue::eventsOf(event));
        now = Clock::now();
    }
    for (LoopUser& user : users)
        if (user.conversation->isOpening())
            user.conversation->close();
}

} // namespace loadstone
