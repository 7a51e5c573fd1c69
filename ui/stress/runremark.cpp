// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/runremark.h"

#include "core/report/remarks.h"
#include "ui/format.h"
#include "ui/request/localtarget.h"

namespace loadstone {

std::optional<Message> remarkOn(const RunReport& report, LocalTarget& target,
                                const std::function<void()>& follow) {
    if (target.wasMissedBy(report))
        return target.offerFor(QString("Start it and run again"));
    if (hasOnlyRedirects(report))
        return Message::warning(QString("Every answer is a redirect that was not followed: the "
                                        "figures are of the redirect, not of the page it leads "
                                        "to."),
                                QString("Follow redirects and run again"), follow);
    if (const std::string failure = onlyFailureOf(report); !failure.empty())
        return Message::warning(
            QString("Not one request succeeded: %1").arg(toText(failure) + '.'));
    return std::nullopt;
}

} // namespace loadstone
