// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/jobtiles.h"

#include "ui/format.h"
#include "ui/widgets/stattile.h"
#include "ui/widgets/tightlayout.h"

#include <QHBoxLayout>

namespace loadstone {

namespace {

/// "1.09 s" as number and unit. A time with two units ("12 min 5 s") stays in one piece.
void showQuantity(StatTile& tile, const QString& quantity, const QString& detail) {
    const auto space = quantity.lastIndexOf(' ');
    if (quantity.count(' ') == 1)
        tile.setNumbers(quantity.left(space), quantity.mid(space + 1), detail);
    else
        tile.setNumbers(quantity, {}, detail);
}

void showCount(StatTile& tile, std::uint64_t count, const QString& detail) {
    constexpr std::uint64_t longest = 10'000'000, billion = 1'000'000'000;
    if (count < longest)
        tile.setNumbers(countText(count), {}, detail);
    else if (count < billion)
        tile.setNumbers(toText(formatNumber(double(count) / 1e6, 1)), QStringLiteral("M"), detail);
    else
        tile.setNumbers(toText(formatNumber(double(count) / 1e9, 2)), QStringLiteral("G"), detail);
}

} // namespace

JobTiles::JobTiles(QWidget* parent) : QWidget(parent) {
    tightRow(this, 8);
    m_distinct = tile("distinct", QStringLiteral("N-grams"),
                      QStringLiteral("Different n-grams: rows of the table below"));
    m_total = tile("total", QStringLiteral("Sum of counts"),
                   QStringLiteral("The sum of all counts (1 M = 1,000,000, 1 G = 1,000 M)"));
    m_time = tile(
        "jobTime", QStringLiteral("Time"),
        QStringLiteral("From the start to the result, the start of the workers included.\nMap: "
                       "reading and counting; reduce: adding up what the workers have counted."));
    m_throughput =
        tile("jobThroughput", QStringLiteral("Throughput"),
             QStringLiteral("Bytes of the files divided by the whole time (1 MB = 1,000,000 "
                            "bytes); packed files as they are"));
    m_partitions =
        tile("partitions", QStringLiteral("Partitions"),
             QStringLiteral("Pieces of the files that workers took one by one.\nDone again: after "
                            "the death of a worker; nothing is lost by it."));
}

StatTile* JobTiles::tile(const QString& name, const QString& caption, const QString& tip) {
    auto* made = new StatTile(caption, this);
    made->setObjectName(name);
    made->setToolTip(tip);
    static_cast<QHBoxLayout*>(layout())->addWidget(made, name.startsWith("job") ? 5 : 4);
    return made;
}

void JobTiles::showReport(const NgramReport& report) {
    showCount(*m_distinct, report.result.sums().distinct,
              QStringLiteral("in %1").arg(toText(counted(report.lines, "line"))));
    showCount(*m_total, report.result.sums().total, countText(report.result.sums().total));
    showQuantity(*m_time, timeText(report.totalTime),
                 QStringLiteral("map %1, reduce %2")
                     .arg(timeText(report.mapTime), timeText(report.reduceTime)));
    showQuantity(*m_throughput, bytesText(throughputOf(report)) + "/s",
                 QStringLiteral("for %1").arg(bytesText(double(report.bytes))));
    showCount(*m_partitions, report.partitions,
              report.reexecuted == 0
                  ? QStringLiteral("none repeated")
                  : QStringLiteral("%1 repeated").arg(countText(report.reexecuted)));
    m_partitions->setWarning(report.reexecuted > 0);
}

} // namespace loadstone
