// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/hostwords.h"

#include "core/base/units.h"
#include "core/report/textcolumns.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

/// "+3.000 s", "-0.20 ms".
std::string signedTime(Seconds time) {
    return (time < Seconds(0) ? "-" : "+") + formatTime(Seconds(std::abs(time.count())));
}

std::string lineOf(const HostShare& host, std::size_t width) {
    std::string text = "  " + padded(host.name, width) + "  " + formatCount(host.sent) +
                       " sent: " + formatCount(host.ok) + " ok, " + formatCount(host.failed) +
                       " failed, " + formatCount(host.aborted) + " aborted; " +
                       formatNumber(host.requestsPerSecond(), 1) + "/s";
    if (host.latency)
        text += "; p50 " + formatMicroseconds(host.latency->front()) + ", p99 " +
                formatMicroseconds(host.latency->back());
    if (host.startSkew)
        text += "; started " + signedTime(*host.startSkew);
    if (host.wallOffset)
        text += "; clock " + signedTime(*host.wallOffset);
    if (host.lostAt)
        return text + "; lost after " + formatTime(*host.lostAt) + "\n";
    if (host.validity)
        text += "; " + std::string(nameOf(host.validity->verdict));
    return text + (host.fault.empty() ? "" : "; " + host.fault) + "\n";
}

} // namespace

std::string hostsText(const RunReport& report) {
    if (report.hosts.empty())
        return {};
    std::size_t width = 0;
    for (const HostShare& host : report.hosts)
        width = std::max(width, host.name.size());
    std::string text = "\nHosts (started: from the agreed moment; clock: ahead of the first "
                       "host's):\n";
    for (const HostShare& host : report.hosts)
        text += lineOf(host, width);
    return text;
}

std::string lostHostText(const std::string& name, Seconds at, const std::string& why) {
    return name + " was lost after " + formatTime(at) + " (" + why + ")";
}

std::string lostHostsText(const std::vector<HostShare>& hosts) {
    std::string text;
    for (const HostShare& host : hosts)
        if (host.lostAt)
            text += (text.empty() ? "" : "; ") + lostHostText(host.name, *host.lostAt, host.fault);
    return text;
}

} // namespace loadstone
