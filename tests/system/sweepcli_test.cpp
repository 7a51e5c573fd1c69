// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sweepjson.h"
#include "core/report/sweepsentences.h"
#include "core/report/sweeptext.h"
#include "core/target/targetserver.h"
#include "tests/support/answergate.h"
#include "tests/support/childprogram.h"
#include "tests/support/firstruns.h"
#include "tests/support/patience.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"
#include "tests/system/filecontent.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <csignal>

using namespace loadstone;

namespace {

Ended sweep(const QStringList& arguments) {
    return cli(QStringList{"sweep"} + arguments);
}

} // namespace

/// `loadstone-cli sweep` as scripts use it.
class SweepCliTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_target.start("127.0.0.1", 0).has_value()); }

    // What it says of which data is shown by sweepreport_test.
    void textIsOfTheRunsInTheJson() {
        const QString file = m_folder.filePath("sweep.json");
        const Ended ended = sweep(quick("slots/4/10", "1,2,4,8,16,32") +
                                  QStringList{"--output-format", "text", "--json", file});
        QCOMPARE(ended.exitCode, 0);
        const auto report = decodeSweep(contentOf(file).toStdString());
        QVERIFY(report.has_value());
        QCOMPARE(firstRuns(*report), 12U);
        for (const SweepRunResult& run : report->runs)
            QCOMPARE(run.report.snapshot.totals.ok, 40U);
        QCOMPARE(ended.output.toStdString(), sweepText(*report, analyse(*report)));
        QVERIFY(ended.output.contains("o measured"));
        QVERIFY(ended.messages.isEmpty());
    }

    void limitIsAnsweredFirst() {
        const Ended ended =
            sweep(quick("delay/20", "1,2,4") + QStringList{"--limit", "p50 < 15ms", "--json", "-"});
        QVERIFY2(ended.exitCode == 0, ended.messages.constData());
        const QJsonObject json = QJsonDocument::fromJson(ended.output).object();
        QVERIFY(json["notes"].toArray().first().toString().startsWith(
            "No size that was measured keeps p50 below 15.0 ms: with 1 thread it is "));
        QCOMPARE(json["sweep"].toObject()["limit"].toString(), QString("p50<15ms"));
        const QJsonObject limit = json["limits"].toArray().first().toObject();
        QCOMPARE(limit["broken_at"].toInt(), 1);
        QVERIFY(limit["size"].isNull());
    }

    void loopIsSweptToo() {
        const Ended ended =
            sweep(quick("delay/2", "1,2,4") + QStringList{"--engine", "loop", "--json", "-"});
        QVERIFY2(ended.exitCode == 0, ended.messages.constData());
        const QJsonObject json = QJsonDocument::fromJson(ended.output).object();
        for (const auto& level : json["levels"].toArray())
            QCOMPARE(level.toObject()["engine"].toString(), QString("loop"));
        const auto report = decodeSweep(ended.output.toStdString());
        QVERIFY(report.has_value());
        const auto sentences = sentencesOf(analyse(*report), *report);
        QCOMPARE(std::size_t(json["notes"].toArray().size()), sentences.size());
        QCOMPARE(json["notes"].toArray().first().toString().toStdString(), sentences.front());
        QVERIFY(sentences.front().find("connection") != std::string::npos);
    }

    void enginesAreCompared() {
        const QString csv = m_folder.filePath("engines.csv");
        const Ended ended =
            sweep(quick("delay/5", "1,2,3") + QStringList{"--engine", "pool", "--engine", "loop",
                                                          "--output-format", "csv:" + csv});
        QVERIFY2(ended.exitCode == 0, ended.messages.constData());
        for (const char* part : {"Compared with the serial run (pool with 1 thread",
                                 "  o pool\n  x loop\n", "Engine     Size"})
            QVERIFY2(ended.output.contains(part), ended.output.constData());
        const QByteArray rows = contentOf(csv);
        QCOMPARE(rows.count("\npool,"), 6);
        QCOMPARE(rows.count("\nloop,"), 6);
    }

    void enginesMayBeAList() {
        const Ended ended = sweep(quick("delay/2", "1,2") +
                                  QStringList{"--engine", "loop,pool,process", "--json", "-"});
        QVERIFY2(ended.exitCode == 0, ended.messages.constData());
        const QJsonObject json = QJsonDocument::fromJson(ended.output).object();
        QCOMPARE(json["sweep"].toObject()["engines"].toArray(),
                 (QJsonArray{"loop", "pool", "process"}));
        QCOMPARE(firstRuns(json["levels"].toArray()), 12);
        QCOMPARE(json["sweet_spots"].toArray().size(), 3);
    }

    void requestsAreSentCold() {
        const Ended ended =
            sweep({QString::fromStdString(m_target.url()) + "delay/2", "--sweep", "1,40", "-n",
                   "40", "-R", "1", "--cool-down", "0s", "--json", "-"});
        QVERIFY2(ended.exitCode == 0, ended.messages.constData());
        const QJsonObject json = QJsonDocument::fromJson(ended.output).object();
        QCOMPARE(json["sweep"].toObject()["warm_up_s"].toDouble(), 0.0);
        for (const auto& level : json["levels"].toArray())
            QCOMPARE(level.toObject()["run"].toObject()["requests"].toObject()["ok"].toInt(), 40);
    }

    void jsonHasEveryRun() {
        const Ended ended = sweep({QString::fromStdString(m_target.url()), "--sweep", "1,2,4", "-R",
                                   "2", "-z", "300ms", "--json", "-"});
        QCOMPARE(ended.exitCode, 0);
        const QJsonObject json = QJsonDocument::fromJson(ended.output).object();
        QCOMPARE(firstRuns(json["levels"].toArray()), 6);
        QCOMPARE(json["sweet_spots"].toArray().size(), 1);
        QVERIFY(json["fits"].toArray().isEmpty()); // three levels are too few
        QCOMPARE(json["sweep"].toObject()["duration_s"].toDouble(), 0.3);
    }

    void csvIsReadByFit() {
        const QString file = m_folder.filePath("points.csv");
        const Ended ended =
            sweep(quick("delay/2", "1,2,3,4,5,6") + QStringList{"--output-format", "csv:" + file});
        QCOMPARE(ended.exitCode, 0);
        QProcess fit;
        fit.start(LOADSTONE_CLI, {"fit", file});
        const Ended fitted = finish(fit);
        QVERIFY2(fitted.exitCode == 0, fitted.messages.constData());
        QVERIFY(fitted.output.contains("12 measurements of 6 sizes"));
    }

    void interruptKeepsWhatWasMeasured() {
        AnswerGate gate(3 * 40);
        RawServer server(gate.answer());
        QProcess process;
        process.start(LOADSTONE_CLI, {"sweep", QString::fromStdString(server.url()), "--sweep",
                                      "1,2,3,4,5,6,7,8,9,10,11,12", "-n", "40", "-R", "2",
                                      "--cool-down", "1ms", "--progress", "--json", "-"});
        QTRY_VERIFY(gate.waiting() > 0);
        process.setReadChannel(QProcess::StandardError);
        QByteArray progress;
        QTRY_VERIFY((progress += process.readAllStandardError()).contains("3 of 24 runs"));
        QVERIFY(sendSignal(process.processId(), SIGINT));
        const Ended ended = finish(process);
        QCOMPARE(ended.exitCode, 130);
        const QJsonObject json = QJsonDocument::fromJson(ended.output).object();
        QCOMPARE(json["ending"].toString(), QString("stopped"));
        QCOMPARE(json["levels"].toArray().size(), 3);
    }

    void wrongUseGetsOneSentence_data() {
        addColumns<QStringList, QString>("arguments", "part");
        const auto row = [](const char* name, const QStringList& arguments, const char* part) {
            QTest::newRow(name) << arguments << part;
        };
        row("no levels", {"--sweep", ","}, "--sweep: \",\" is not a list of pool sizes");
        for (const char* limit : {"p99", "p99>50ms", "50ms", "p101<50ms", "p99<", "p99<50", "x<1s",
                                  "p99<-1ms", "p0<1ms", "<1ms"})
            row(limit, {"--limit", limit}, "as in p99<50ms");
        row("no limit", {"--limit", ""}, "--limit: the value is empty");
        row("text", {"--sweep", "1,two"}, "--sweep: \"two\" is not a pool size");
        row("one level", {"--sweep", "8"}, "--sweep: there is only one level");
        row("twice", {"--sweep", "1,8,8"}, "--sweep: level 8 is there twice");
        row("beyond", {"--sweep", "1,5000"}, "--sweep: 5000 is not a pool size");
        row("repeats", {"-R", "0"}, "-R: the number of repeats must be from 1 to 100");
        row("share", {"--share", "0"}, "--share: \"0\" is not a share in percent");
        row("both amounts", {"-z", "1s", "-n", "5"}, "-n and -z: give either");
        row("threads", {"-c", "5"}, "unknown option -c");
        row("engine", {"--engine", "lop"}, "--engine: \"lop\" is not an engine");
        row("no engine", {"--engine", "pool,"}, "--engine: \"\" is not an engine");
        row("engine twice", {"--engine", "pool", "--engine", "loop,pool"},
            "--engine: the engine pool is there twice");
        row("one engine cannot", {"--engine", "pool,loop", "--http2"},
            "--http2: the loop engine speaks HTTP/1.1 only");
        row("flattered", {"-n", "100", "--warm-up", "1s"}, "--warm-up: what is under way");
        row("loop and HTTP/2", {"--engine", "loop", "--http2"}, "--http2: the loop engine speaks");
        row("loop and redirects", {"--engine", "loop", "-r", "2"}, "-r: the loop engine follows");
        row("loop and a proxy", {"--engine", "loop", "--env-proxy"},
            "--env-proxy: the loop engine");
        row("cool-down", {"--cool-down", "soon"}, "--cool-down: \"soon\" is not a duration");
    }

    void wrongUseGetsOneSentence() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, part);
        const Ended ended = sweep(QStringList{"http://127.0.0.1:1/"} + arguments);
        QCOMPARE(ended.exitCode, 2);
        QVERIFY(ended.output.isEmpty());
        QCOMPARE(ended.messages.count('\n'), 1);
        QVERIFY2(ended.messages.contains(part.toUtf8()), ended.messages.constData());
    }

    void nothingSucceededIsSaid() {
        const Ended ended = sweep({"http://127.0.0.1:1/", "--sweep", "1,2", "-z", "50ms", "-R", "1",
                                   "--warm-up", "0s", "--cool-down", "0s"});
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(ended.messages.contains("not one request succeeded"), ended.messages.constData());
    }

private:
    QStringList quick(const char* path, const char* sizes) const {
        return {QString::fromStdString(m_target.url()) + path,
                "--sweep",
                sizes,
                "-R",
                "2",
                "-n",
                "40",
                "--cool-down",
                "10ms"};
    }

    TargetServer m_target;
    QTemporaryDir m_folder;
};

LOADSTONE_TEST(SweepCliTest)
#include "sweepcli_test.moc"
