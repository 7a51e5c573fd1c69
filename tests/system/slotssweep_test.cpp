#include "core/report/sweepjson.h"
#include "core/report/sweepsentences.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"

#include <QFile>
#include <QTemporaryDir>

#include <cmath>

using namespace loadstone;

namespace {

/// Takes one core for half a second of each second, until it is closed.
class HalfBusyCore {
public:
    HalfBusyCore() {
        m_process.start("sh",
                        {"-c", "while [ -e /proc/$PPID ]; do timeout 0.5 sh -c 'while :; do :; "
                               "done'; sleep 0.5; done"});
    }
    ~HalfBusyCore() {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

bool hasStalls(const ScalabilityFit& fit) {
    return std::ranges::any_of(fit.occupancies,
                               [](const LevelOccupancy& level) { return level.stalled > 0; });
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
        QTest::addColumn<QString>("path");
        QTest::addColumn<double>("places");
        QTest::addColumn<bool>("busy");
        for (const bool busy : {false, true}) {
            QTest::addRow("8 places%s", busy ? ", half a core taken" : "")
                << "slots/8/20" << 8.0 << busy;
            QTest::addRow("20 places%s", busy ? ", half a core taken" : "")
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
        QVERIFY2(pool.fit && !pool.fit->peak, text.constData());
        const bool isRight =
            pool.fit->knee && std::abs(pool.fit->knee->concurrency / places - 1) <= 0.15;
        // On a machine that is too busy for the load the sentence may be another, if that is said.
        const bool isSaid = text.startsWith("About ") && text.contains(" are answered at once (");
        const bool isExcused = text.contains("this machine was the limit") ||
                               text.contains("the machine stood still") || hasStalls(*pool.fit);
        QCOMPARE(isSaid, pool.fit->knee.has_value());
        QVERIFY2(isRight || isExcused, text.constData());
        QVERIFY2(!isSaid || isRight || hasStalls(*pool.fit), text.constData());
    }

private:
    SweepReport sweepOf(const QString& path) {
        const QString file = m_folder.filePath("sweep.json");
        QProcess sweep;
        sweep.start(LOADSTONE_CLI, {"sweep", m_url + path, "-z", "600ms", "--warm-up", "200ms",
                                    "--cool-down", "50ms", "--json", file});
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
