// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/addressrace.h"
#include "core/http/addressview.h"
#include "core/http/stopsignal.h"

namespace loadstone {

/// Connects to the host of a run and waits until that is done: for a transport that has a thread to
/// itself. Lives on that thread.
class HostConnector {
public:
    HostConnector(AddressView& view, const StopSignal& stop, const TransportOptions& options)
        : m_view(view), m_stop(stop), m_spread(options.spreadAddresses), m_maker(options) {}

    /// A connected socket, which belongs to the caller, or -1: then problem() says why.
    int connect(TimePoint until);
    /// An errno: ETIMEDOUT if the time was over, ECANCELED if a stop was requested.
    int problem() const { return m_problem; }
    const SocketMaker& maker() const { return m_maker; }
    /// The address to which the last connection goes.
    const Address& address() const { return m_address; }
    /// How long it took.
    Microseconds time() const { return m_time; }

private:
    AddressRace::State run(TimePoint until);
    int lose(int problem);

    AddressView& m_view;
    const StopSignal& m_stop;
    const bool m_spread; ///< the addresses are used in turn, by all connections of the run
    const SocketMaker m_maker;
    AddressRace m_race{m_maker};
    Address m_address;
    Microseconds m_time{0};
    int m_problem = 0;
};

} // namespace loadstone
