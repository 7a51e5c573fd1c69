// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/runjson.h"
#include "core/target/targetserver.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace loadstone;

namespace {

/// What a reader of XML that is not ours finds in a JUnit file.
struct JUnit {
    int tests = 0;
    int failures = 0;
    QStringList names;
    QStringList messages; ///< of those that failed
    QString error;
};

JUnit readJUnit(const QString& file) {
    QFile xml(file);
    JUnit found;
    if (!xml.open(QIODevice::ReadOnly))
        found.error = "no file";
    QXmlStreamReader reader(&xml);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto attributes = reader.attributes();
        if (reader.name() == QLatin1String("testsuite")) {
            found.tests = attributes.value("tests").toInt();
            found.failures = attributes.value("failures").toInt();
        } else if (reader.name() == QLatin1String("testcase")) {
            found.names << attributes.value("name").toString();
        } else if (reader.name() == QLatin1String("failure")) {
            found.messages << attributes.value("message").toString();
        }
    }
    if (reader.hasError())
        found.error = reader.errorString();
    return found;
}

} // namespace

/// Planned load and thresholds of `run`, as scripts meet them.
class RateCliTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_target.start("127.0.0.1", 0).has_value()); }

    void thresholdsDecideTheExitCode_data() {
        addColumns<QStringList, int>("thresholds", "exitCode");
        QTest::newRow("none") << QStringList{} << 0;
        QTest::newRow("held") << QStringList{"p95<1h", "error_rate<1%", "rps>0.001"} << 0;
        QTest::newRow("broken") << QStringList{"p95<1us"} << 99;
        QTest::newRow("one of two") << QStringList{"p95<1h", "rps>1000k"} << 99;
        QTest::newRow("unreadable") << QStringList{"p95<1h", "p95<250"} << 2;
    }

    void thresholdsDecideTheExitCode() {
        QFETCH(QStringList, thresholds);
        QFETCH(int, exitCode);
        QStringList options;
        for (const QString& threshold : thresholds)
            options << "--threshold" << threshold;
        const Ended ended = run(options);
        QCOMPARE(ended.exitCode, exitCode);
        if (exitCode == 2)
            QCOMPARE(
                ended.messages,
                "loadstone-cli run: --threshold: threshold 2: \"p95<250\": at character 8 there "
                "must be the unit of the time: us, ms, s, m or h\n");
        else
            QCOMPARE(ended.output.contains("Thresholds:"), !thresholds.isEmpty());
        QCOMPARE(ended.output.contains("not met: "), exitCode == 99);
    }

    void jsonHasThem() {
        const Ended ended =
            run({"--threshold", "p95<1h, error_rate<=0%", "--threshold", "max<1us", "--json", "-"});
        QCOMPARE(ended.exitCode, 99);
        const auto list = QJsonDocument::fromJson(ended.output).object()["thresholds"].toArray();
        QCOMPARE(list.size(), 3);
        QCOMPARE(list[0]["text"].toString(), QString("p95<1h"));
        QVERIFY(list[0]["met"].toBool() && list[1]["met"].toBool() && !list[2]["met"].toBool());
        QCOMPARE(list[1]["value"].toDouble(-1), 0.0);
        QVERIFY(list[2]["value"].toDouble() > 0.001);
        const auto report = decodeRun(ended.output.toStdString());
        QVERIFY(report.has_value());
        QCOMPARE(QString::fromStdString(textOf(report->plan.thresholds)),
                 QString("p95<1h, error_rate<=0%, max<1us"));
    }

    void otherProgramsReadTheJUnit() {
        const QTemporaryDir folder;
        const QString file = folder.filePath("junit.xml");
        const Ended ended = run({"--threshold", "p95<1h", "--threshold", "max<1us",
                                 "--output-format", "junit:" + file, "-H", "X: <&>\""});
        QCOMPARE(ended.exitCode, 99);
        const JUnit junit = readJUnit(file);
        QCOMPARE(junit.error, QString());
        QCOMPARE(junit.tests, 2);
        QCOMPARE(junit.failures, 1);
        QCOMPARE(junit.names, (QStringList{"p95<1h", "max<1us"}));
        QCOMPARE(junit.messages.size(), 1);
        QVERIFY2(junit.messages.first().startsWith("max is ") &&
                     junit.messages.first().endsWith(" and must be below 1 µs"),
                 qPrintable(junit.messages.first()));
    }

    void aBrokenThresholdEndsTheRun() {
        const Ended ended =
            finishedRun(url() + "status/500",
                        {"-z", "1h", "-q", "200", "--threshold", "error_rate<1%",
                         "--abort-on-threshold=0s", "--expect-status", "404", "--json", "-"});
        QCOMPARE(ended.exitCode, 1); // not one request succeeded, which says more
        const auto report = decodeRun(ended.output.toStdString());
        QVERIFY(report && report->ending == Ending::ThresholdBroken);
        const Ended slow = finishedRun(
            url(), {"-z", "1h", "-q", "200", "--threshold", "max<1us", "--abort-on-threshold=0s"});
        QCOMPARE(slow.exitCode, 99);
        QVERIFY(slow.output.contains("Ended because a threshold was broken"));
    }

    void aRateIsKeptAndTold_data() {
        QTest::addColumn<QString>("engine");
        for (const char* engine : {"pool", "loop", "process"})
            QTest::newRow(engine) << engine;
    }

    void aRateIsKeptAndTold() {
        QFETCH(QString, engine);
        const Ended ended =
            finishedRun(url(), {"-q", "6k/m", "-z", "1s", "--engine", engine, "--json", "-"});
        QCOMPARE(ended.exitCode, 0);
        const QJsonObject json = QJsonDocument::fromJson(ended.output).object();
        QCOMPARE(json["plan"]["rate_per_s"].toDouble(), 100.0);
        QCOMPARE(json["requests"]["planned"].toInt(), 100);
        QCOMPARE(json["requests"]["sent"].toInt() + json["pace"]["not_sent"].toInt(), 100);
        QVERIFY(json["metrics"]["response_time_ms"]["p99"].toDouble() >=
                json["metrics"]["service_time_ms"]["p99"].toDouble());
        QCOMPARE(json["metrics"]["latency_ms"], json["metrics"]["response_time_ms"]);
        const auto report = decodeRun(ended.output.toStdString());
        QVERIFY(report.has_value());
        QCOMPARE(QByteArray::fromStdString(encodeRun(*report)), ended.output);
    }

    void withoutARateThereIsOneSeries() {
        const Ended ended = run({"--json", "-"});
        const QJsonObject json = QJsonDocument::fromJson(ended.output).object();
        QVERIFY(json["metrics"]["latency_ms"].isObject());
        QVERIFY(!json["metrics"].toObject().contains("response_time_ms"));
        QVERIFY(!json["metrics"].toObject().contains("service_time_ms"));
        QVERIFY(!json.contains("pace") && !json.contains("thresholds"));
    }

    void stagesOfUsersNeedNoThreads() {
        const Ended ended =
            finishedRun(url(), {"--stage", "0s:3", "--stage", "200ms:3", "--json", "-"});
        QCOMPARE(ended.exitCode, 0);
        const QJsonObject json = QJsonDocument::fromJson(ended.output).object();
        QCOMPARE(json["plan"]["threads"].toInt(), 3);
        QVERIFY(json["connections_opened"].toInt() <= 3);
    }

    void wrongLoadIsToldByItsOption_data() {
        addColumns<QStringList, QByteArray>("options", "sentence");
        const auto row = [](const char* name, const QStringList& options, const char* sentence) {
            QTest::newRow(name) << options << QByteArray(sentence);
        };
        row("how long", {"-q", "500"}, "-q: say how long or how many: add -z 30s or -n 10000");
        row("no rate", {"-q", "fast", "-n", "5"},
            "-q: \"fast\" is not a rate; write it as 500, 500/s, 30k/m or 100/h");
        row("both", {"--stage", "30s:5/s", "-z", "5s"},
            "--stage: the stages say how long the run takes; leave -n and -z out");
        row("second stage", {"--stage", "30s:200/s", "--stage", "1m:50"},
            "--stage: stage 2: a rate needs its unit, as in 200/s; stages are all of a rate or "
            "all of users");
        row("no unit", {"--stage", "30s:200/s", "--stage", "60:0/s"},
            "--stage: stage 2: the time \"60\" needs its unit, as in 60s");
        row("too few", {"--stage", "30s:20", "-c", "10"},
            "--stage: stage 1: there are only 10 threads, one for each user; raise their number");
        row("arrival", {"--arrival", "random"},
            "--arrival: \"random\" is neither constant nor poisson");
        row("stages of more users than threads can be", {"--stage", "1s:3000"},
            "--stage: the number of threads must be from 1 to 2,048");
        row("no deadline", {"--on-deadline", "wait", "-n", "5"},
            "--on-deadline: with a number of requests there is no deadline; leave it out, or give "
            "a duration");
        row("no threshold", {"--abort-on-threshold"},
            "--abort-on-threshold: there is no threshold; give one, as in p95<250ms");
        row("no test case", {"--output-format", "junit"},
            "--output-format: junit has a test case for each threshold and each check, and there "
            "is none; give one, as in --threshold 'p95<250ms'");
    }

    void wrongLoadIsToldByItsOption() {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, sentence);
        const Ended ended = finishedRun(url(), options);
        QCOMPARE(ended.exitCode, 2);
        QCOMPARE(ended.messages, "loadstone-cli run: " + sentence + "\n");
    }

private:
    QString url() const { return QString::fromStdString(m_target.url()); }
    Ended run(const QStringList& options) const {
        return finishedRun(url(), QStringList{"-n", "20", "-c", "2"} + options);
    }
    static Ended finishedRun(const QString& url, const QStringList& options) {
        return cli(QStringList{"run", url, "--no-progress"} + options);
    }

    TargetServer m_target;
};

LOADSTONE_TEST(RateCliTest)
#include "ratecli_test.moc"
