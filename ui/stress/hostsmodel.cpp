// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/hostsmodel.h"

#include "ui/format.h"

namespace loadstone {

namespace {

constexpr std::array hostQuantiles{0.5, 0.95, 0.99};

QString quantileOf(const HostShare& host, double q) {
    if (!host.latency)
        return {"–"};
    const auto place =
        std::size_t(std::ranges::find(HostShare::quantiles, q) - HostShare::quantiles.begin());
    return microsecondsText(double(host.latency->at(place)));
}

/// What a lost host has told ends there.
QString nameOf(const HostShare& host) {
    return host.lostAt ? QString("%1 to %2").arg(toText(host.name), timeText(host.elapsed))
                       : toText(host.name);
}

QStringList rowOf(const HostShare& host, std::uint64_t all) {
    const std::uint64_t answered = host.ok + host.failed;
    QStringList row{nameOf(host), countText(answered),
                    all == 0 ? QString("–") : shareText(double(answered) / double(all))};
    for (const double q : hostQuantiles)
        row << quantileOf(host, q);
    return row << countText(host.failed);
}

QStringList togetherOf(const Totals& totals) {
    QStringList row{QString("All together"), countText(totals.completed()),
                    totals.completed() == 0 ? QString("–") : shareText(1)};
    for (const double q : hostQuantiles)
        row << (totals.latencyOk.empty() ? QString("–")
                                         : microsecondsText(double(totals.latencyOk.quantile(q))));
    return row << countText(totals.failed);
}

} // namespace

HostsModel::HostsModel(QObject* parent)
    : RowsModel({QString("Host"), QString("Requests"), QString("Share"), QString("p50"),
                 QString("p95"), QString("p99"), QString("Errors")},
                parent) {
    setHeaderTips({QString("Who has sent them; one that was lost until it was last heard of"),
                   QString("Answered, or failed"), QString("Of all that were answered or failed"),
                   QString("Half of the ok requests took at most this long"),
                   QString("95 % took at most this long"), QString("99 % took at most this long"),
                   QString("Failed requests")});
}

void HostsModel::showHosts(const std::vector<HostShare>& hosts, const Totals& totals) {
    Rows rows;
    for (const HostShare& host : hosts)
        rows << rowOf(host, totals.completed());
    if (!hosts.empty())
        rows << togetherOf(totals);
    setRows(rows);
}

} // namespace loadstone
