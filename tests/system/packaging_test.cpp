// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testprogram.h"
#include "tests/system/ended.h"
#include "tests/system/sourcetree.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>

using namespace loadstone;

namespace {

const QString appId = "io.github.loadstone.Loadstone";

Ended runProgram(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    Ended ended = finish(process);
    if (ended.exitCode < 0)
        ended.output = (program + ": " + process.errorString()).toUtf8();
    ended.output += ended.messages;
    return ended;
}

/// The text of a man page as typed: without font changes, and with plain hyphens.
QString manText(const QString& program) {
    return textOf("packaging/man/" + program + ".1")
        .replace("\\-", "-")
        .remove("\\fI")
        .remove("\\fR");
}

} // namespace

/// What surrounds the programs agrees with them, and with itself.
class PackagingTest : public QObject {
    Q_OBJECT

private slots:
    void oneIdNamesAll() {
        const QString desktop = textOf("packaging/" + appId + ".desktop");
        const QString metainfo = textOf("packaging/" + appId + ".metainfo.xml");
        QCOMPARE(found(desktop, "^Icon=(.*)$"), QStringList{appId});
        QCOMPARE(found(desktop, "^Exec=(\\S*)$"), QStringList{"loadstone"});
        QCOMPARE(found(metainfo, "<id>(.*)</id>"), QStringList{appId});
        QCOMPARE(found(metainfo, "<launchable type=\"desktop-id\">(.*)</launchable>"),
                 QStringList{appId + ".desktop"});
        QCOMPARE(found(metainfo, "<icon type=\"stock\">(.*)</icon>"), QStringList{appId});
        QVERIFY(sourceTree().exists("resources/icons/" + appId + ".svg"));
    }

    void metadataIsValid() {
        const QString base = sourceTree().filePath("packaging/" + appId);
        const Ended desktop = runProgram("desktop-file-validate", {base + ".desktop"});
        QVERIFY2(desktop.exitCode == 0 && desktop.output.isEmpty(), qPrintable(desktop.output));
        const Ended metainfo =
            runProgram("appstreamcli", {"validate", "--no-net", base + ".metainfo.xml"});
        QVERIFY2(metainfo.exitCode == 0, qPrintable(metainfo.output));
    }

    void theVersionIsTheSameEverywhere() {
        const QString version = LOADSTONE_VERSION;
        const QString quotedVersion = QRegularExpression::escape(version);
        QCOMPARE(found(textOf("CHANGELOG.md"), "^## \\[(" + quotedVersion + ")\\]").size(), 1);
        QCOMPARE(
            found(textOf("packaging/" + appId + ".metainfo.xml"), "<release version=\"([^\"]*)\"")
                .value(0),
            version);
        for (const QString program : {"loadstone", "loadstone-cli"})
            QCOMPARE(found(manText(program), "^\\.TH .*\"Loadstone (.*)\" \"User").value(0),
                     version);
    }

    void dependenciesAreSortedAndExplained() {
        const QString contributing = textOf("CONTRIBUTING.md");
        QStringList all;
        for (const QString& group : textOf("packaging/dependencies.txt").split("# ").mid(1)) {
            QStringList packages = group.trimmed().split('\n').mid(1);
            QStringList sorted = packages;
            sorted.sort();
            QCOMPARE(packages, sorted);
            all << packages;
        }
        QVERIFY(all.size() > 10);
        QCOMPARE(all.removeDuplicates(), 0);
        for (const QString& package : all)
            QVERIFY2(contributing.contains("`" + package + "`"),
                     qPrintable(package + " is not explained in CONTRIBUTING.md"));
    }

    void manPagesAreWellFormed_data() { addPrograms(); }

    void manPagesAreWellFormed() {
        QFETCH(QString, name);
        const Ended groff =
            runProgram("groff", {"-man", "-Tutf8", "-ww", "-z", "-K", "utf8",
                                 sourceTree().filePath("packaging/man/" + name + ".1")});
        QVERIFY2(groff.exitCode == 0 && groff.output.isEmpty(), qPrintable(groff.output));
    }

    void manPagesNameEveryOption_data() { addPrograms(); }

    void manPagesNameEveryOption() {
        QFETCH(QString, name);
        QFETCH(QString, program);
        QFETCH(QStringList, commands);
        QStringList options;
        for (const QString& command : commands) {
            const Ended help =
                runProgram(program, QStringList{command, "--help"}.filter(QRegularExpression(".")));
            QVERIFY2(help.exitCode == 0, qPrintable(help.output));
            options << found(help.output, "(?:^|[\\s,])(--[a-z][a-z0-9.-]*[a-z0-9])");
        }
        options.removeDuplicates();
        QVERIFY(options.size() >= 3);
        const QStringList named = found(manText(name), "(--[a-z][a-z0-9.-]*[a-z0-9])");
        for (const QString& option : options)
            QVERIFY2(named.contains(option) || option == "--help-all",
                     qPrintable(option + " is not in the man page of " + name));
    }

private:
    static void addPrograms() {
        addColumns<QString, QString, QStringList>("name", "program", "commands");
        QTest::newRow("window") << "loadstone" << LOADSTONE_WINDOW << QStringList{""};
        QTest::newRow("command line")
            << "loadstone-cli" << LOADSTONE_CLI
            << QStringList{"", "run", "sweep", "ngrams", "ngrams-merge", "fit", "target"};
    }
};

LOADSTONE_TEST(PackagingTest)
#include "packaging_test.moc"
