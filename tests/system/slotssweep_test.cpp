// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sweepjson.h"
#include "core/report/sweepsentences.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"

#include <QFile>
#include <QTemporaryDir>

#include <cmath>

using namespace loadstone;

namespace {

/// Takes one core every other second, until it is closed.
class HalfBusyCore {
public:
    HalfBusyCore() {
        m_process.start("sh", {"-c", "while [ -e /proc/$PPID ]; do timeout 1 sh -c 'while :; do :; "
                                     "done'; sleep 1; done"});
    }
    ~HalfBusyCore() {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

/// "About 8 requests are answered at once", with a figure that is right.
bool saysHowMany(const ScalabilityFit& fit, const QByteArray& text, double places) {
    constexpr double near = 0.15;
    const double rounded = fit.knee ? std::round(fit.knee->concurrency) : 0;
    return fit.knee && std::abs(fit.knee->concurrency / places - 1) <= near &&
           text.contains("About " + QByteArray::number(rounded) +
                         " requests are answered at once (");
}

/// On a machine that is too busy for the load: that it was, and nothing that would be wrong.
bool saysOnlyWhyNot(const ScalabilityFit& fit, const QByteArray& text) {
    const bool isSaid = text.contains("this machine was the limit") ||
                        text.contains("the machine stood still") || text.contains(" stalled; ");
    return isSaid && !fit.knee && !text.contains("answered at once (") &&
           fit.verdict != ScalabilityVerdict::Linear && !text.contains("in proportion");
}

QString allOf(const std::vector<std::string>& sentences) {
    QString text;
    for (const std::string& sentence : sentences)
        text += QString::fromStdString(sentence) + '\n';
    return text;
}

} // namespace

/// What a sweep of a server with a known number of places says, by the real programs.
class SlotsSweepTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        m_target.setReadChannel(QProcess::StandardOutput);
        m_target.start(LOADSTONE_CLI, {"target", "--port", "0"});
        QByteArray said;
        QTRY_VERIFY((said += m_target.readAllStandardOutput()).contains('\n'));
        const auto from = said.indexOf("http://");
        QVERIFY2(from >= 0, said.constData());
        m_url = QString::fromUtf8(said.mid(from).split('\n').front()).trimmed();
        if (!m_url.endsWith('/'))
            m_url += '/';
    }

    void cleanupTestCase() {
        m_target.terminate();
        QVERIFY(m_target.waitForFinished());
    }

    void sweepSaysHowManyAreAnsweredAtOnce_data() {
        addColumns<QString, double, bool>("path", "places", "busy");
        for (const bool busy : {false, true}) {
            QTest::addRow("8 places%s", busy ? ", one core taken now and then" : "")
                << "slots/8/20" << 8.0 << busy;
            QTest::addRow("20 places%s", busy ? ", one core taken now and then" : "")
                << "slots/20/10" << 20.0 << busy;
        }
    }

    void sweepSaysHowManyAreAnsweredAtOnce() {
        QFETCH(const QString, path);
        QFETCH(const double, places);
        QFETCH(const bool, busy);
        std::optional<HalfBusyCore> other;
        if (busy)
            other.emplace();
        const SweepReport report = sweepOf(path);
        const SweepAnalysis analysis = analyse(report);
        const auto sentences = sentencesOf(analysis, report);
        const QByteArray text = allOf(sentences).toUtf8();
        qInfo("%s", text.constData());
        QCOMPARE(analysis.engines.size(), 1U);
        const EngineAnalysis& pool = analysis.engines.front();
        QVERIFY2(pool.fit && !pool.fit->peak && !text.contains("peaks at"), text.constData());
        QVERIFY2(saysHowMany(*pool.fit, text, places) || saysOnlyWhyNot(*pool.fit, text),
                 text.constData());
    }

private:
    SweepReport sweepOf(const QString& path) {
        const QString file = m_folder.filePath("sweep.json");
        QProcess sweep;
        sweep.start(LOADSTONE_CLI,
                    {"sweep", m_url + path, "--sweep", "1,4,8,16,32,64", "-z", "300ms", "--warm-up",
                     "50ms", "--cool-down", "0s", "--json", file});
        const Ended ended = finish(sweep);
        if (ended.exitCode != 0)
            qFatal("the sweep failed: %s", ended.messages.constData());
        QFile written(file);
        if (!written.open(QIODevice::ReadOnly))
            qFatal("the sweep has written no file");
        return decodeSweep(written.readAll().toStdString()).value();
    }

    QProcess m_target;
    QString m_url;
    QTemporaryDir m_folder;
};

LOADSTONE_TEST(SlotsSweepTest)
#include "slotssweep_test.moc"
