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
inline bool isRunning(const QByteArray& process) {
    return QFile::exists("/proc/" + QString::fromLatin1(process) + "/exe");
}

} // namespace loadstone
