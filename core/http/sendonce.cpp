// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/sendonce.h"

#include "core/http/curltransport.h"

namespace loadstone {

Expected<SentOnce> sendOnce(const Request& request, const TransportOptions& options,
                            const AnswerDemands& demands, std::stop_token stop,
                            const HostLookUp::Ask& ask) {
    const auto reach = Reach::lookedUp(request, options, stop, ask);
    if (!reach)
        return tl::unexpected(reach.error());
    SentOnce once{request, options, {demands.checks.begin(), demands.checks.end()}, {}, {}, {}};
    if (stop.stop_requested()) {
        once.exchange.aborted = true;
        return once;
    }
    CurlTransport transport(once.request, options, std::move(stop), demands.statuses,
                            {*reach, &once.dialogue, {}, once.checks});
    once.exchange = transport.perform(TimePoint::max());
    return once;
}

} // namespace loadstone
