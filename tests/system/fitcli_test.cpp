// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testprogram.h"
#include "tests/system/ended.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace loadstone;

namespace {

Ended fit(const QStringList& arguments) {
    return cli(QStringList{"fit"} + arguments);
}

// N / (1 + 0.05(N−1) + 0.002N(N−1)), a thousand times: it peaks at 22.
const QByteArray peaked = "throughput,concurrency\n1000,1\n1897.5,2\n3407.2,4\n5472.0,8\n"
                          "7174.9,16\n7057.8,32\n5239.9,64\n";

} // namespace

/// `loadstone-cli fit` as scripts use it.
class FitCliTest : public QObject {
    Q_OBJECT

private slots:
    void textGoesToStdout() {
        const Ended ended = fit({pathOf(peaked)});
        QCOMPARE(ended.exitCode, 0);
        QVERIFY(ended.output.contains("Throughput peaks at about 22 concurrent requests"));
        QVERIFY(ended.output.contains("16 concurrent requests give the best throughput"));
        QVERIFY(ended.output.contains("o measured"));
        QVERIFY2(ended.messages.isEmpty(), ended.messages);
    }

    void aDashIsStandardInput() {
        QProcess process;
        process.start(LOADSTONE_CLI, {"fit", "-"});
        QVERIFY(process.waitForStarted());
        process.write(peaked);
        process.closeWriteChannel();
        const Ended ended = finish(process);
        QCOMPARE(ended.exitCode, 0);
        QCOMPARE(ended.output, fit({pathOf(peaked)}).output);
    }

    /// What still rises does not level off, and no size is enough.
    void whatRisesIsNotEnough() {
        const QString file =
            pathOf("concurrency,throughput\n1,10\n2,19\n4,36\n8,60\n16,80\n32,90\n");
        const QByteArray note = QJsonDocument::fromJson(fit({file, "--json", "-"}).output)
                                    .object()["note"]
                                    .toString()
                                    .toUtf8();
        for (const QByteArray& text : {fit({file}).output, note}) {
            QVERIFY2(text.contains("Throughput still rises at 32 concurrent requests"), text);
            QVERIFY2(!text.contains("enough") && !text.contains("levels off"), text);
        }
    }

    void jsonGoesWhereItIsAsked() {
        const Ended only = fit({pathOf(peaked), "--json", "-"});
        QCOMPARE(only.exitCode, 0);
        const QJsonObject json = QJsonDocument::fromJson(only.output).object();
        QVERIFY(qAbs(json["peak_concurrency"].toDouble() - 22) < 0.5);
        QVERIFY(json["engine"].isNull());
        const QString file = m_folder.filePath("fit.json");
        const Ended both = fit({pathOf(peaked), "--json", file});
        QVERIFY(both.output.contains("Throughput peaks"));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), only.output);
    }

    void shareChoosesTheSweetSpot() {
        const Ended ended = fit({pathOf(peaked), "--share", "70"});
        QVERIFY(ended.output.contains("8 concurrent requests give 76 % of the best throughput"));
    }

    void enginesAreFittedEach() {
        const QString file = pathOf(twoEngines());
        const Ended both = fit({file});
        QCOMPARE(both.exitCode, 0);
        QVERIFY2(both.output.contains("pool: 7 measurements of 7 sizes"), both.output);
        QVERIFY2(both.output.contains("loop: 7 measurements of 7 sizes"), both.output);
        QVERIFY(both.output.contains("peaks at about 22 threads"));
        QVERIFY(both.output.contains("peaks at about 22 connections"));
        const Ended one = fit({file, "--engine", "loop", "--json", "-"});
        QCOMPARE(one.exitCode, 0);
        const QJsonObject json = QJsonDocument::fromJson(one.output).object();
        QCOMPARE(json["engine"].toString(), QString("loop"));
        QVERIFY(qAbs(json["lambda"].toDouble() - 2000) < 10);
    }

    void jsonTakesOneEngine() {
        const QString file = pathOf(twoEngines());
        const Ended two = fit({file, "--json", "-"});
        QCOMPARE(two.exitCode, 1);
        QVERIFY(two.output.isEmpty());
        QVERIFY2(two.messages.contains("several engines (pool, loop)") &&
                     two.messages.contains("choose it by --engine"),
                 two.messages);
        const Ended none = fit({file, "--engine", "lop"});
        QCOMPARE(none.exitCode, 1);
        QVERIFY(none.messages.contains("no engine lop in the file; choose one of pool, loop"));
        const Ended noColumn = fit({pathOf(peaked), "--engine", "pool"});
        QCOMPARE(noColumn.exitCode, 1);
        QVERIFY(noColumn.messages.contains("no column engine"));
    }

    void oneEngineThatCannotBeFittedHidesNoOther() {
        const Ended ended = fit({pathOf(twoEngines() + "process,1,10\n")});
        QCOMPARE(ended.exitCode, 0);
        QVERIFY(ended.output.contains("pool: 7 measurements"));
        QVERIFY2(ended.messages.contains("process: the fit needs at least 6"), ended.messages);
    }

    void whatCannotBeFittedIsSaid() {
        const Ended missing = fit({m_folder.filePath("missing.csv")});
        QCOMPARE(missing.exitCode, 1);
        QVERIFY(missing.messages.contains("missing.csv: the file cannot be read"));
        const Ended text = fit({pathOf("concurrency,throughput\n1,fast\n")});
        QCOMPARE(text.exitCode, 1);
        QVERIFY(text.messages.contains("line 2: the throughput \"fast\" is not a number"));
        const Ended few = fit({pathOf("concurrency,throughput\n1,10\n2,20\n")});
        QCOMPARE(few.exitCode, 1);
        QVERIFY(few.messages.contains("at least 6 different sizes, and there are 2"));
        QVERIFY(few.output.isEmpty());
    }

    void wrongUsage() {
        const QString file = pathOf(peaked);
        for (const QStringList& arguments :
             {QStringList{}, QStringList{file, file}, QStringList{file, "--share", "0"},
              QStringList{file, "--share", "many"}, QStringList{file, "--what"}}) {
            const Ended ended = fit(arguments);
            QCOMPARE(ended.exitCode, 2);
            QVERIFY(ended.output.isEmpty() && !ended.messages.isEmpty());
        }
    }

private:
    /// The loop answers twice as much.
    static QByteArray twoEngines() {
        QByteArray text = "engine,concurrency,throughput\n";
        for (const QByteArray& line : peaked.split('\n').mid(1)) {
            const auto values = line.split(',');
            if (values.size() < 2)
                continue;
            text += "pool," + values[1] + "," + values[0] + "\n";
            text += "loop," + values[1] + "," + QByteArray::number(2 * values[0].toDouble()) + "\n";
        }
        return text;
    }

    QString pathOf(const QByteArray& content) {
        QFile file(m_folder.filePath("points.csv"));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the file of points cannot be written");
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

LOADSTONE_TEST(FitCliTest)
#include "fitcli_test.moc"
