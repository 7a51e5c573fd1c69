// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/division.h"

#include "core/base/units.h"

namespace loadstone {

namespace {

constexpr std::size_t mostBody = 1'000'000'000; ///< a message between hosts has less than 2 GiB

/// "there are 4 hosts and 3 requests, ...".
tl::unexpected<Error> tooFew(const std::string& field, std::size_t hosts, std::uint64_t count,
                             const std::string& unit) {
    return fail(field, "there are " + counted(hosts, "host") + " and " + counted(count, unit) +
                           ", but each host needs one; name fewer hosts or raise it");
}

} // namespace

LoadPlan partOf(const LoadPlan& whole, const Part& part) {
    LoadPlan plan = whole;
    plan.part = part;
    plan.threads = static_cast<int>(part.shareOf(static_cast<std::uint64_t>(whole.threads)));
    if (whole.requests)
        plan.requests = part.shareOf(*whole.requests);
    plan.thresholds.clear();
    plan.abortGrace.reset();
    return plan;
}

Expected<void> checkDivision(const LoadPlan& whole, std::size_t hosts) {
    if (whole.asksDatabase())
        return fail("hosts", "a database is asked from this machine only; leave the hosts out");
    if (!whole.metrics.url.empty())
        return fail("metrics", "with several hosts the server's own figures are not read; "
                               "leave it out");
    if (whole.request.body.bytes().size() > mostBody)
        return fail("body", "with several hosts a body has at most 1 GB; send a smaller one");
    if (whole.requests && *whole.requests < hosts)
        return tooFew("requests", hosts, *whole.requests, "request");
    if (static_cast<std::uint64_t>(whole.threads) < hosts)
        return tooFew("threads", hosts, static_cast<std::uint64_t>(whole.threads),
                      unitOf(whole.engine));
    return {};
}

} // namespace loadstone
