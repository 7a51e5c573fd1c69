// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/compiledlocale.h"
#include "tests/support/testprogram.h"
#include "ui/format.h"
#include "ui/stress/runfile.h"

#include <QImage>
#include <QProcess>
#include <QTemporaryDir>

#include <map>

using namespace loadstone;

/// The program itself, as it is started where there is no display.
class ProgramTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        RunReport report;
        report.plan.request.url = "http://example.test/";
        report.plan.threads = 2048; // long enough to be grouped
        report.startedAt = "2026-11-24T05:31:11Z";
        QVERIFY(writeRun(m_run, report));
    }

    void versionNeedsNoDisplay() {
        QCOMPARE(exitCode({"--version"}), 0);
        QCOMPARE(m_output, QByteArray("loadstone " LOADSTONE_VERSION "\n"));
    }

    void helpNamesTheOptions() {
        QCOMPARE(exitCode({"--help"}), 0);
        for (const char* option :
             {"--picture", "--appearance", "--start-target", "--new-window", "RUN.json"})
            QVERIFY2(m_output.contains(option), option);
    }

    void pictureOfARun_data() {
        addColumns<QString, QByteArray>("name", "start");
        QTest::newRow("png") << "run.png" << QByteArray("\x89PNG");
        QTest::newRow("pdf") << "run.pdf" << QByteArray("%PDF");
    }

    void pictureOfARun() {
        QFETCH(QString, name);
        QFETCH(QByteArray, start);
        const QString file = m_folder.filePath(name);
        QCOMPARE(exitCode({m_run, "--picture", file}), 0);
        QFile picture(file);
        QVERIFY(picture.open(QIODevice::ReadOnly));
        QVERIFY(picture.readAll().startsWith(start));
        QVERIFY2(!m_errors.contains("XDG_RUNTIME_DIR"), m_errors);
    }

    void pictureFollowsTheAppearance() {
        QCOMPARE(brightness("light") > 128, true);
        QCOMPARE(brightness("dark") < 128, true);
    }

    void pictureIsTheSameInEveryLocale() {
        const CompiledLocale german("de_DE");
        if (!german.exists())
            QSKIP("this machine has no localedef or no sources of locales");
        const QString here = m_folder.filePath("de.png");
        const QString inC = m_folder.filePath("c.png");
        QCOMPARE(exitCode({m_run, "--picture", inC}, {{"LC_ALL", "C.UTF-8"}}), 0);
        QCOMPARE(exitCode({m_run, "--picture", here},
                          {{"LC_ALL", german.name()},
                           {"LOCPATH", german.path()},
                           {"ASAN_OPTIONS", "detect_leaks=0"}}), // the C library's own
                 0);
        QVERIFY(!QImage(here).isNull());
        QCOMPARE(QImage(here), QImage(inC));
    }

    void missingRunIsSaid() {
        QCOMPARE(exitCode({"absent.json", "--picture", m_folder.filePath("x.png")}), 1);
        QVERIFY2(m_errors.contains("could not open absent.json"), m_errors);
    }

    void wrongUsageIsRefused_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("picture of nothing") << QStringList{"--picture", "x.png"};
        QTest::newRow("purple") << QStringList{"--appearance", "purple", m_run, "--picture", "x"};
        QTest::newRow("two") << QStringList{"a.json", "b.json", "--picture", "x.png"};
        QTest::newRow("unknown") << QStringList{"--pictures", "x.png"};
    }

    void wrongUsageIsRefused() {
        QFETCH(QStringList, arguments);
        QCOMPARE(exitCode(arguments), 2);
        QVERIFY2(m_errors.contains("loadstone: "), m_errors);
    }

private:
    int exitCode(const QStringList& arguments,
                 const std::map<std::string, std::string>& variables = {}) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name :
             {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"})
            environment.remove(name);
        environment.insert("XDG_CACHE_HOME", m_folder.path());
        environment.insert("XDG_CONFIG_HOME", m_folder.path());
        for (const auto& [name, value] : variables)
            environment.insert(toText(name), toText(value));
        QProcess program;
        program.setProcessEnvironment(environment);
        program.start(LOADSTONE_WINDOW, arguments);
        if (!program.waitForFinished(patience) || program.exitStatus() != QProcess::NormalExit)
            return -1;
        m_output = program.readAllStandardOutput();
        m_errors = program.readAllStandardError();
        return program.exitCode();
    }

    int brightness(const QString& appearance) {
        const QString file = m_folder.filePath(appearance + ".png");
        exitCode({m_run, "--picture", file, "--appearance", appearance});
        const QImage image(file);
        return image.isNull() ? -1 : image.pixelColor(2, 2).lightness();
    }

    const QTemporaryDir m_folder;
    const QString m_run = m_folder.filePath("run.json");
    QByteArray m_output;
    QByteArray m_errors;
};

LOADSTONE_TEST(ProgramTest)
#include "program_test.moc"
