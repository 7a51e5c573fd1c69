// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/system/sourcetree.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

QDir loadstone::sourceTree() {
    return QDir(LOADSTONE_SOURCE_DIR);
}

QString loadstone::textOf(const QString& file) {
    QFile in(sourceTree().filePath(file));
    return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString();
}

QStringList loadstone::filesUnder(const QStringList& folders) {
    QStringList files;
    for (const QString& folder : folders) {
        QDirIterator it(sourceTree().filePath(folder), {"*.h", "*.cpp"}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext())
            files << sourceTree().relativeFilePath(it.next());
    }
    files.sort();
    return files;
}

QStringList loadstone::found(const QString& source, const QString& pattern) {
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    QStringList all;
    for (auto it = expression.globalMatch(source); it.hasNext();)
        all << it.next().captured(1);
    return all;
}
