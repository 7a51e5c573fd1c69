// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"
#include "ui/widgets/stattile.h"

namespace loadstone {

/// The numbers that answer "how did it do": a row of tiles.
class RunTiles : public QWidget {
    Q_OBJECT

public:
    explicit RunTiles(QWidget* parent = nullptr);

    void showNumbers(const Snapshot& snapshot, const LoadPlan& plan);
    /// Of a run on several hosts, how many are there; none: it is of this machine alone.
    void showHosts(const std::vector<HostShare>& hosts);

private:
    StatTile* addTile(const QString& name, const QString& caption, int weight, const QString& tip);
    void addCounts();
    void showThroughput(const Snapshot& snapshot, const LoadPlan& plan);
    void leaveRoom();
    void showLatency(const Totals& totals, bool hasRate);
    void showErrors(const Totals& totals);
    void showReceived(const Snapshot& snapshot, const LoadPlan& plan);
    void showConnections(const Totals& totals, const LoadPlan& plan);

    StatTile* m_throughput;
    StatTile* m_median;
    StatTile* m_tail;
    StatTile* m_serviceMedian; ///< in the place of the last two if there is a rate
    StatTile* m_serviceTail;
    StatTile* m_errors;
    StatTile* m_received;
    StatTile* m_connections;
    StatTile* m_hosts; ///< in its place if there are several
    bool m_hasRate = false;
};

} // namespace loadstone
