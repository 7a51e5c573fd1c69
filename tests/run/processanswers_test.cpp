#include "core/http/curlglobal.h"
#include "core/run/loadrun.h"
#include "tests/support/answertrial.h"
#include "tests/support/patience.h"
#include "tests/support/testprogram.h"

#include <QSignalSpy>

using namespace loadstone;

namespace {

Totals runByProcess(const LoadPlan& plan) {
    LoadRun run(nullptr, LOADSTONE_LOAD_WORKER);
    QSignalSpy finished(&run, &LoadRun::finished);
    run.start(plan);
    if (finished.isEmpty())
        finished.wait(patience);
    const auto outcome =
        finished.isEmpty() ? Outcome{} : finished.takeFirst().first().value<Outcome>();
    return outcome.report ? outcome.report->snapshot.totals : Totals();
}

} // namespace

Q_DECLARE_METATYPE(AnswerRow)

/// The process engine gives on every answer the verdict that pool and loop give in tests/engine.
class ProcessAnswersTest : public QObject {
    Q_OBJECT

private slots:
    void processGivesTheVerdict_data();
    void processGivesTheVerdict();

private:
    CurlGlobal m_curl;
};

void ProcessAnswersTest::processGivesTheVerdict_data() {
    QTest::addColumn<AnswerRow>("row");
    for (const AnswerRow& row : answerTable())
        QTest::newRow(row.name.c_str()) << row;
}

void ProcessAnswersTest::processGivesTheVerdict() {
    QFETCH(AnswerRow, row);
    const AnswerTrial trial(row);
    QCOMPARE(QString::fromStdString(textOf(row, runByProcess(trial.plan(EngineKind::Process)))),
             QString::fromStdString(textOf(row, row.verdict)));
}

LOADSTONE_TEST(ProcessAnswersTest)
#include "processanswers_test.moc"
