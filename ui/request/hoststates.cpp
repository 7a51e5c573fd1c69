// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/hoststates.h"

#include "core/load/part.h"
#include "ui/format.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

const HostShare* HostStates::shareOf(const QString& name) const {
    const auto found = std::ranges::find(shares, name.toStdString(), &HostShare::name);
    return found == shares.end() ? nullptr : &*found;
}

int HostStates::connectionsOf(qsizetype place) const {
    const Part part{std::uint32_t(place), std::uint32_t(names.size())};
    return int(part.shareOf(std::uint64_t(connections)));
}

QString HostStates::stateOf(const QString& name) const {
    const auto check = checks.constFind(name);
    if (const HostShare* share = shareOf(name); share && check == checks.constEnd()) {
        if (share->lostAt)
            return QString("lost at %1").arg(timeText(*share->lostAt));
        if (isRunning)
            return {"running"};
        return share->fault.empty() ? QString("done") : QString("failed");
    }
    if (check == checks.constEnd())
        return {"not checked"};
    if (!check->isOver)
        return {"checking …"};
    return check->fault.isEmpty() ? QString("ready") : QString("not ready");
}

QString HostStates::faultOf(const QString& name) const {
    if (const auto check = checks.constFind(name); check != checks.constEnd())
        return check->fault;
    const HostShare* share = shareOf(name);
    return share ? toText(share->fault) : QString();
}

QString HostStates::sentence() const {
    if (names.isEmpty())
        return {"Add a host by name or address; ssh must log in there without a password."};
    std::optional<Seconds> skew;
    for (const HostShare& share : shares)
        if (share.startSkew)
            skew = std::max(skew.value_or(Seconds(0)), Seconds(std::abs(share.startSkew->count())));
    if (!skew)
        return {"Each host does its share of the load; together they are one run."};
    return QString("Started within %1 of the agreed moment; what clocks differ by was measured "
                   "before and taken out.")
        .arg(timeText(*skew));
}

QString signedTimeText(const std::optional<Seconds>& time) {
    if (!time)
        return {"–"};
    return (time->count() < 0 ? QString("−") : QString("+")) +
           timeText(Seconds(std::abs(time->count())));
}

} // namespace loadstone
