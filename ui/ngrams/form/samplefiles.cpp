// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/form/samplefiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace loadstone {

namespace {

QString foundSample(const QString& name) {
    const QDir here(QCoreApplication::applicationDirPath());
    for (const char* folder : {"samples", "../share/loadstone/samples"}) {
        const QFileInfo file(QDir(here.filePath(folder)).filePath(name));
        if (file.isFile())
            return QDir::cleanPath(file.absoluteFilePath());
    }
    return {};
}

} // namespace

QStringList sampleFiles() {
    const QString books = foundSample("sample-books.tsv");
    return books.isEmpty() ? QStringList() : QStringList{books};
}

QString sampleTotals() {
    return foundSample("sample-totals.txt");
}

} // namespace loadstone
