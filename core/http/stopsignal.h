// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/pinned.h"

#include <span>
#include <stop_token>

namespace loadstone {

/// Wakes a thread that waits for sockets when a stop is requested. Belongs to that thread.
class StopSignal : private Pinned {
public:
    explicit StopSignal(std::stop_token stop);

    bool isRequested() const { return m_stop.stop_requested(); }
    const std::stop_token& token() const { return m_stop; }
    /// Waits for a socket of `sockets` that is connected or has failed, at most until `until`.
    /// False if a stop was requested.
    bool wait(std::span<const int> sockets, TimePoint until) const;
    /// Waits for these events of poll(2). False if a stop was requested or `until` came first.
    bool wait(int socket, short events, TimePoint until) const;

private:
    struct Descriptor : private Pinned {
        explicit Descriptor();
        ~Descriptor();
        const int number; ///< -1 if there was none left
    };
    struct Raise {
        int descriptor;
        void operator()() const;
    };

    const std::stop_token m_stop;
    const Descriptor m_descriptor;
    const std::stop_callback<Raise> m_raise;
};

} // namespace loadstone
