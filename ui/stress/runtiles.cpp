// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/runtiles.h"

#include "core/report/loadnoun.h"
#include "core/stats/course.h"
#include "core/sweep/sweepreport.h"
#include "ui/format.h"

#include <QHBoxLayout>

#include <algorithm>

namespace loadstone {

namespace {

const QString none = QStringLiteral("–");

struct Quantity {
    QString value;
    QString unit;
};

/// "1.09 ms" as number and unit. A time with two units ("12 min 5 s") stays in one piece.
Quantity split(const QString& text) {
    const auto space = text.lastIndexOf(' ');
    return text.count(' ') == 1 ? Quantity{text.left(space), text.mid(space + 1)}
                                : Quantity{text, {}};
}

QString quantileText(const Histogram& latency, double q) {
    return microsecondsText(static_cast<double>(latency.quantile(q)));
}

enum class Detail { All, Most };

void showPair(StatTile& median, StatTile& tail, const Histogram& latency, Detail detail) {
    if (latency.empty()) {
        median.setNumbers(none, {}, QString("no ok request"));
        tail.setNumbers(none, {}, {});
        return;
    }
    const Quantity half = split(quantileText(latency, 0.5));
    median.setNumbers(half.value, half.unit, QString("p95 %1").arg(quantileText(latency, 0.95)));
    const Quantity most = split(quantileText(latency, 0.99));
    const QString max = QString("max %1").arg(microsecondsText(static_cast<double>(latency.max())));
    tail.setNumbers(most.value, most.unit,
                    detail == Detail::Most
                        ? max
                        : QString("p99.9 %1 · ").arg(quantileText(latency, 0.999)) + max);
}

/// "gen-3 lost at 41 s", or what fits of it.
QString lostText(const std::vector<HostShare>& hosts) {
    constexpr std::size_t shortName = 8;
    const auto lost = std::ranges::count_if(hosts, &HostShare::isLost);
    const auto first = std::ranges::find_if(hosts, &HostShare::isLost);
    if (first == hosts.end())
        return {"all are heard of"};
    const bool isNamed = lost == 1 && first->name.size() <= shortName;
    const QString who = isNamed ? toText(first->name) : countText(std::uint64_t(lost));
    return QString("%1 lost at %2 s").arg(who, QString::number(int(first->lostAt->count())));
}

} // namespace

RunTiles::RunTiles(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_throughput =
        addTile("throughput", QString("Throughput"), 26,
                QString("Ok requests per second, divided by the time since the start; "
                        "failed ones do not count.\nPeak: the highest rate over a stretch "
                        "with at least 100 ok requests."));
    m_median = addTile("median", QString("Median latency"), 21,
                       QString("Half of the ok requests took at most this long (p50), from being "
                               "handed to the transport to the last byte, connecting included.\n"
                               "p95: the same for 95 % of them."));
    m_tail = addTile("tail", QString("p99 latency"), 35,
                     QString("99 % of the ok requests took at most this long.\np99.9: the same for "
                             "99.9 %; max: the slowest of all."));
    m_serviceMedian =
        addTile("serviceMedian", QString("Service p50"), 21,
                QString("Half of the ok requests took at most this long from when they really "
                        "left. Response times count from when each was due.\n"
                        "p95: the same for 95 % of them."));
    m_serviceTail = addTile("serviceTail", QString("Service p99"), 30,
                            QString("99 % of the ok requests took at most this long from when they "
                                    "really left.\nmax: the slowest of all."));
    addCounts();
    showLatency({}, false);
    showHosts({});
}

void RunTiles::addCounts() {
    m_errors =
        addTile("errors", QString("Errors"), 23,
                QString("Failed requests divided by answered ones. Failed: no complete answer, "
                        "or a status that was not expected. Requests cut off by Stop or by the "
                        "end of the time count neither way."));
    m_received =
        addTile("received", QString("Received"), 21,
                QString("Bytes of all answers, headers included, per second since the start "
                        "(1 MB = 1,000,000 bytes).\nPer answer: bytes divided by answered "
                        "requests."));
    m_connections = addTile("connections", QString("Connections"), 20,
                            QString("Connections opened so far, without those of a warm-up.\n"
                                    "Ideal: what perfect keep-alive needs, one per thread, or none "
                                    "after a warm-up. Many more mean that the server or a "
                                    "proxy closes them early."));
    m_hosts = addTile("hosts", QString("Hosts"), 27,
                      QString("Hosts that share the load, and are heard of. What one that was lost "
                              "has told until then counts; nobody takes over its share."));
}

StatTile* RunTiles::addTile(const QString& name, const QString& caption, int weight,
                            const QString& tip) {
    auto* tile = new StatTile(caption, this);
    tile->setObjectName(name);
    tile->setToolTip(tip);
    static_cast<QHBoxLayout*>(layout())->addWidget(tile, weight);
    return tile;
}

void RunTiles::showNumbers(const Snapshot& snapshot, const LoadPlan& plan) {
    showThroughput(snapshot, plan);
    showLatency(snapshot.totals, plan.hasRate());
    showErrors(snapshot.totals);
    showReceived(snapshot, plan);
    showConnections(snapshot.totals, plan);
}

void RunTiles::showThroughput(const Snapshot& snapshot, const LoadPlan& plan) {
    const auto best = bestOkRate(snapshot.timeline);
    const QString unit = plan.asksDatabase() ? toText(nounOf(plan).many) + "/s" : QString("ok/s");
    m_throughput->setNumbers(rateText(okPerSecond(snapshot)), unit,
                             best ? QString("peak %1/s").arg(rateText(*best)) : QString());
}

// With a rate there are two clocks, and what they say counts more than bytes and connections.
void RunTiles::showLatency(const Totals& totals, bool hasRate) {
    showPair(*m_median, *m_tail, totals.latencyOk, hasRate ? Detail::Most : Detail::All);
    showPair(*m_serviceMedian, *m_serviceTail, totals.serviceOk, Detail::Most);
    for (StatTile* tile : {m_serviceMedian, m_serviceTail})
        tile->setVisible(hasRate);
    m_hasRate = hasRate;
    m_received->setVisible(!hasRate);
    leaveRoom();
    m_median->setCaption(hasRate ? QString("Response p50") : QString("Median latency"));
    m_tail->setCaption(hasRate ? QString("Response p99") : QString("p99 latency"));
}

/// Connections give way to what counts more.
void RunTiles::leaveRoom() {
    m_connections->setVisible(!m_hasRate && m_hosts->isHidden());
}

void RunTiles::showHosts(const std::vector<HostShare>& hosts) {
    m_hosts->setVisible(!hosts.empty());
    leaveRoom();
    const auto lost = std::ranges::count_if(hosts, &HostShare::isLost);
    m_hosts->setWarning(lost > 0);
    m_hosts->setDetailWarning(lost > 0);
    m_hosts->setNumbers(countText(hosts.size() - std::size_t(lost)),
                        QString("of %1").arg(countText(hosts.size())), lostText(hosts));
}

void RunTiles::showErrors(const Totals& totals) {
    const std::uint64_t completed = totals.completed();
    m_errors->setWarning(totals.failed > 0);
    if (completed == 0)
        return m_errors->setNumbers(none, {}, QString("no answer yet"));
    const double share = static_cast<double>(totals.failed) / static_cast<double>(completed);
    const Quantity errors = split(shareText(share));
    m_errors->setNumbers(errors.value, errors.unit,
                         QString("%1 of %2").arg(countText(totals.failed), countText(completed)));
}

void RunTiles::showReceived(const Snapshot& snapshot, const LoadPlan& plan) {
    const Totals& totals = snapshot.totals;
    const Quantity rate = split(bytesText(snapshot.bytesPerSecond()) + "/s");
    const double perAnswer = static_cast<double>(totals.bytesReceived) /
                             static_cast<double>(std::max<std::uint64_t>(1, totals.completed()));
    m_received->setNumbers(
        rate.value, rate.unit,
        QString("%1 per %2")
            .arg(bytesText(perAnswer), plan.asksDatabase() ? toText(nounOf(plan).one) : "answer"));
}

void RunTiles::showConnections(const Totals& totals, const LoadPlan& plan) {
    const auto ideal = plan.idealConnections();
    m_connections->setNumbers(countText(totals.connectionsOpened), QString("opened"),
                              ideal ? QString("ideal %1").arg(countText(*ideal)) : QString());
}

} // namespace loadstone
