// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/endingtext.h"

#include "core/report/loadnoun.h"
#include "core/report/remarks.h"
#include "ui/format.h"

#include <algorithm>

namespace loadstone {

namespace {

QString allLostText(const RunReport& report) {
    return report.hosts.empty() ? QString("All worker processes died")
                                : QString("All hosts were lost");
}

QString partText(const RunReport& report) {
    const QString cause = report.ending == Ending::CutShort ? allLostText(report)
                          : report.ending == Ending::ThresholdBroken
                              ? QString("Ended by a broken threshold")
                              : QString("Stopped");
    const QString completed = countText(report.snapshot.totals.completed());
    if (!report.plan.countedTime())
        return QString("%1: %2 of %3 requests")
            .arg(cause, completed, countText(report.plan.requests.value_or(0)));
    return QString("%1 after %2 of %3: %4 requests")
        .arg(cause, timeText(report.snapshot.elapsed), timeText(*report.plan.countedTime()),
             completed);
}

QString doneText(const RunReport& report) {
    QString text =
        QString("Done in %1: %2 requests")
            .arg(timeText(report.snapshot.elapsed), countText(report.snapshot.totals.completed()));
    if (const std::string feed = usedUpFeedOf(report); !feed.empty())
        text += QString(", each row of %1 used once").arg(toText(feed));
    const auto lost = std::ranges::count_if(report.hosts, &HostShare::isLost);
    if (lost > 0)
        text += QString(", %1 of %2 hosts left")
                    .arg(countText(report.hosts.size() - std::size_t(lost)),
                         countText(report.hosts.size()));
    if (report.ending != Ending::Degraded || report.losses.empty())
        return text;
    return text + QString(", %1 of %2 connections left")
                      .arg(countText(std::uint64_t(report.losses.back().connectionsLeft)),
                           countText(std::uint64_t(report.plan.threads)));
}

} // namespace

QString endingText(const RunReport& report) {
    const bool isWhole = report.ending == Ending::Completed || report.ending == Ending::Degraded;
    const QString text = isWhole ? doneText(report) : partText(report);
    const std::uint64_t aborted = report.snapshot.totals.aborted;
    const QString whole =
        aborted == 0 ? text : text + QString(", %1 aborted").arg(countText(aborted));
    return toText(spokenOf(report.plan, whole.toStdString()));
}

} // namespace loadstone
