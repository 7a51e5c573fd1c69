// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <span>
#include <stop_token>

namespace loadstone {

/// Wakes a thread that waits for sockets when a stop is requested. Belongs to that thread.
class StopSignal {
public:
    explicit StopSignal(std::stop_token stop);
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    bool isRequested() const { return m_stop.stop_requested(); }
    const std::stop_token& token() const { return m_stop; }
    /// Waits for a socket of `sockets` that is connected or has failed, at most until `until`.
    /// False if a stop was requested.
    bool wait(std::span<const int> sockets, TimePoint until) const;

private:
    struct Descriptor {
        explicit Descriptor();
        ~Descriptor();
        Descriptor(const Descriptor&) = delete;
        Descriptor& operator=(const Descriptor&) = delete;
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
