// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>

#include <string>

namespace loadstone {

/// Now, as results name the time of their start: UTC, ISO 8601, "2026-11-24T05:31:11Z". Any thread.
inline std::string utcTimeNow() {
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
}

} // namespace loadstone
