// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/programs.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace loadstone {

namespace {

QString find(const QString& name) {
    const QString here = QCoreApplication::applicationDirPath();
    const QStringList folders{here, here + QStringLiteral("/../libexec/loadstone")};
    QString found = QStandardPaths::findExecutable(name, folders);
    if (!found.isEmpty())
        return found;
    const QString inPath = QStandardPaths::findExecutable(name);
    return inPath.isEmpty() ? name : inPath;
}

} // namespace

QString commandLineProgram() {
    return find(QStringLiteral("loadstone-cli"));
}

QString workerProgram() {
    return find(QStringLiteral("loadstone-worker"));
}

QString partProgram() {
    return find(QStringLiteral("loadstone-part"));
}

QString loadWorkerProgram() {
    return find(QStringLiteral("loadstone-load-worker"));
}

} // namespace loadstone
