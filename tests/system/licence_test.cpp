// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testprogram.h"
#include "tests/system/sourcetree.h"

#include <QDirIterator>
#include <QFile>

using namespace loadstone;

namespace {

/// Whether a file is source code: by its ending, or by what its first line says is to run it.
bool isSource(const QString& file) {
    for (const char* ending :
         {".h", ".cpp", ".h.in", ".cmake", "CMakeLists.txt", ".sh", ".py", ".mjs"})
        if (file.endsWith(ending))
            return true;
    return textOf(file).startsWith("#!");
}

QStringList sourcesUnder(const QStringList& folders) {
    QStringList files;
    for (const QString& folder : folders) {
        QDirIterator it(sourceTree().filePath(folder), QDir::Files | QDir::Hidden,
                        QDirIterator::Subdirectories);
        while (it.hasNext())
            files << sourceTree().relativeFilePath(it.next());
    }
    files.removeIf([](const QString& file) {
        return file.startsWith("tests/fuzz/corpus/") || !isSource(file);
    });
    return files;
}

/// A script's first line says what runs it.
bool saysItsLicence(const QString& text) {
    const QStringList lines = text.split('\n').mid(text.startsWith("#!") ? 1 : 0);
    return lines.size() > 2 &&
           lines[0].endsWith(" SPDX-FileCopyrightText: the Loadstone developers") &&
           lines[1].endsWith(" SPDX-License-Identifier: GPL-3.0-or-later");
}

} // namespace

/// Whoever has a single file of the sources knows whose it is and what may be done with it.
class LicenceTest : public QObject {
    Q_OBJECT

private slots:
    void everySourceSaysItsLicence() {
        const QStringList files =
            sourcesUnder({"core", "ui", "app", "tests", "packaging", "resources", ".ci"}) +
            QStringList{"CMakeLists.txt"};
        QVERIFY(files.size() > 500);
        QStringList silent;
        for (const QString& file : files)
            if (!saysItsLicence(textOf(file)))
                silent << file;
        QVERIFY2(silent.isEmpty(), qPrintable(silent.join('\n')));
    }

    void aSilentFileIsFound() {
        const QString owner = " SPDX-FileCopyrightText: the Loadstone developers\n";
        const QString licence = " SPDX-License-Identifier: GPL-3.0-or-later\n";
        QVERIFY(saysItsLicence("//" + owner + "//" + licence + "\n#pragma once\n"));
        QVERIFY(saysItsLicence("#!/bin/sh\n#" + owner + "#" + licence + "exit 1\n"));
        QVERIFY(!saysItsLicence("//" + owner + "\n#pragma once\n"));
        QVERIFY(!saysItsLicence("#pragma once\n//" + owner + "//" + licence));
    }
};

LOADSTONE_TEST(LicenceTest)
#include "licence_test.moc"
