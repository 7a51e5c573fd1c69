// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testprogram.h"
#include "tests/system/sourcetree.h"

#include <QDir>
#include <QRegularExpression>

using namespace loadstone;

namespace {

/// Whether `name` is meant as a file or a folder of the tree: it has a slash or a usual ending.
bool isPlace(const QString& name) {
    const QRegularExpression pattern(
        "^(\\w[\\w.-]*/[\\w./-]+|[\\w-]+\\.(h|cpp|txt|md|sh|cmake|clang-\\w+))$");
    return pattern.match(name).hasMatch();
}

/// What stands as `code` in a line.
QStringList codeIn(const QString& line) {
    const QRegularExpression code("`([^`]+)`");
    QStringList all;
    for (auto it = code.globalMatch(line); it.hasNext();)
        all << it.next().captured(1);
    return all;
}

/// The places that the tables and the indented lists of a page name.
QStringList placesIn(const QString& page) {
    QStringList places;
    for (const QString& line : page.split('\n')) {
        if (line.startsWith('|'))
            places << codeIn(line);
        if (line.startsWith("    "))
            places << line.trimmed().section(' ', 0, 0);
    }
    places.removeIf([](const QString& name) { return !isPlace(name); });
    return places;
}

/// A test may be named without its ending.
bool isThere(const QString& place) {
    const bool isMadeByBuilding = place.startsWith("build/");
    return isMadeByBuilding || sourceTree().exists(place) || sourceTree().exists(place + ".cpp");
}

} // namespace

/// The page for those who change things names what is there.
class ContributingTest : public QObject {
    Q_OBJECT

private slots:
    void everyPlaceInATableIsThere() {
        const QStringList places = placesIn(textOf("CONTRIBUTING.md"));
        QVERIFY(places.size() > 80);
        QStringList missing;
        for (const QString& place : places)
            if (!isThere(place))
                missing << place;
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
    }

    void aMissingPlaceIsFound() {
        const QString page = "| a | `core/nowhere.cpp`, `peak.cpp` there, `ui/theme`, `wrk` |\n"
                             "    core/base/none.h    the member\n";
        const QStringList all{"core/nowhere.cpp", "peak.cpp", "ui/theme", "core/base/none.h"};
        QCOMPARE(placesIn(page), all);
        QVERIFY(isThere("ui/theme"));
        QVERIFY(!isThere("peak.cpp"));
    }
};

LOADSTONE_TEST(ContributingTest)
#include "contributing_test.moc"
