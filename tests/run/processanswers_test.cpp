// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/run/observedrun.h"
#include "tests/support/answertrial.h"

using namespace loadstone;

Q_DECLARE_METATYPE(AnswerRow)

/// The process engine gives on every answer the verdict that pool and loop give in tests/engine.
class ProcessAnswersTest : public QObject {
    Q_OBJECT

private slots:
    void processGivesTheVerdict_data() { addRows("row", answerTable()); }

    void processGivesTheVerdict() {
        QFETCH(AnswerRow, row);
        const AnswerTrial trial(row);
        QCOMPARE(QString::fromStdString(
                     textOf(row, reportOf(trial.plan(EngineKind::Process)).snapshot.totals)),
                 QString::fromStdString(textOf(row, row.verdict)));
    }
};

LOADSTONE_TEST(ProcessAnswersTest)
#include "processanswers_test.moc"
