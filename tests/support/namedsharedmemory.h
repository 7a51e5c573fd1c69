// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>

namespace loadstone {

/// What lies in memory under a name, which a process that is killed would leave behind. Without
/// that of databases, which other tests start and stop meanwhile.
inline QStringList namedSharedMemory() {
    QStringList names = QDir("/dev/shm").entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    names.removeIf([](const QString& name) { return name.startsWith("PostgreSQL."); });
    return names;
}

} // namespace loadstone
