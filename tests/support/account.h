// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/totals.h"

#include <QString>

namespace loadstone {

/// All that engines must agree on, as text that shows the difference.
inline QString accountOf(const Totals& totals) {
    QString text = QString("started %1 ok %2 failed %3 aborted %4 received %5 sent %6")
                       .arg(totals.started)
                       .arg(totals.ok)
                       .arg(totals.failed)
                       .arg(totals.aborted)
                       .arg(totals.bytesReceived)
                       .arg(totals.bytesSent);
    text += QString(" connections %1 tls %2 connect %3 ttfb %4")
                .arg(totals.connectionsOpened)
                .arg(totals.phases[2].total())
                .arg(totals.phases[1].total())
                .arg(totals.phases[3].total());
    for (const auto& [status, count] : totals.statuses)
        text += QString(" status %1: %2").arg(status).arg(count);
    for (const auto& [error, count] : totals.errors)
        text += QString(" %1/%2: %3")
                    .arg(QString::fromStdString(std::string(nameOf(error.first))))
                    .arg(error.second)
                    .arg(count);
    return text;
}

/// The same of one answer. A transfer that failed may have been cut at any byte.
inline QString accountOfAnswer(Totals totals) {
    if (totals.failed > 0)
        totals.bytesReceived = 0;
    return accountOf(totals);
}

/// The same where connections are kept: a user who is late may find nothing left to send, and opens
/// none.
inline QString accountOfKept(const Totals& totals) {
    Totals others = totals;
    others.connectionsOpened = 0;
    others.phases[1] = others.phases[2] = Histogram(coarseLayout);
    return accountOf(others);
}

} // namespace loadstone
