// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/http/curlconnections.h"
#include "core/http/curleasy.h"
#include "core/http/stopsignal.h"

namespace loadstone {

/// Carries out the transfers of one handle, one at a time, with a connection pool of its own.
/// libcurl's multi interface, only because that can be woken from another thread. Lives on its
/// worker's thread, owned by the transport; only the stop comes from outside.
class CurlMulti {
public:
    CurlMulti(CurlEasy& easy, CurlConnections& connections, const StopSignal& stop);

    /// The transfer begins; false if it cannot.
    bool add();
    /// Works at it until it has ended. False if the stop or the deadline came first.
    bool perform(TimePoint deadline);
    /// libcurl's result of a transfer that has ended.
    CURLcode result();
    /// Ends the transfer, whatever it has come to.
    void remove();

private:
    struct Cleanup {
        void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
    };
    struct Wake {
        CURLM* multi;
        void operator()() const { curl_multi_wakeup(multi); }
    };

    CurlEasy& m_easy;
    CurlConnections& m_connections;
    const StopSignal& m_stop;
    std::unique_ptr<CURLM, Cleanup> m_multi;
    std::stop_callback<Wake> m_wake;
};

} // namespace loadstone
