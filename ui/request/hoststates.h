// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/hostshare.h"

#include <QMap>
#include <QStringList>

#include <vector>

namespace loadstone {

/// What the window knows of the hosts of a form: what a check has found of each, and what each does
/// in the run that is on or was the last. A value.
struct HostStates {
    struct Check {
        bool isOver = false;
        QString fault; ///< empty: it is ready
    };

    QStringList names;
    QMap<QString, Check> checks;   ///< by name; those that are not in it have not been asked
    std::vector<HostShare> shares; ///< by the run, whose hosts may be others than those of the form
    int connections = 0;           ///< that all share; 0: that is not known
    bool isRunning = false;

    const HostShare* shareOf(const QString& name) const;
    /// How many of the connections are this one's, by its place in the list.
    int connectionsOf(qsizetype place) const;
    /// "running", "lost at 41.0 s", "ready".
    QString stateOf(const QString& name) const;
    /// Why it is not as it should be; empty if it is.
    QString faultOf(const QString& name) const;
    /// What is to be said of all together, or to be done.
    QString sentence() const;
};

/// "+0.08 ms"; none: "–".
QString signedTimeText(const std::optional<Seconds>& time);

} // namespace loadstone
