// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayList>
#include <QFile>

namespace loadstone {

/// The ids of the child processes that the main thread of `process` has started.
inline QByteArrayList childrenOf(qint64 process) {
    QFile file(QString("/proc/%1/task/%1/children").arg(process));
    const QByteArray ids = file.open(QIODevice::ReadOnly) ? file.readAll().simplified() : "";
    return ids.isEmpty() ? QByteArrayList() : ids.split(' ');
}

/// A process that has ended, but was not waited for, has no program any more.
inline bool isRunning(qint64 process) {
    return QFile::exists(QString("/proc/%1/exe").arg(process));
}

} // namespace loadstone
