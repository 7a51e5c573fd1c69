// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/responsereader.h"
#include "tests/support/account.h"
#include "tests/support/answertable.h"
#include "tests/support/answertrial.h"
#include "tests/support/loopthreads.h"
#include "tests/support/randomanswers.h"
#include "tests/support/testprogram.h"

using namespace loadstone;

namespace {

bool endsByItself(const std::string& answer, bool head) {
    ResponseReader reader(head);
    reader.begin();
    return reader.feed(answer) != ResponseReader::State::Reading;
}

} // namespace

Q_DECLARE_METATYPE(AnswerRow)

/// All engines take an answer in the same way, whatever it is. The process engine's part is in
/// tests/run.
class AnswersTest : public QObject {
    Q_OBJECT

private slots:
    void poolAndLoopGiveTheVerdict_data() { addRows("row", answerTable()); }

    void poolAndLoopGiveTheVerdict() {
        QFETCH(AnswerRow, row);
        const AnswerTrial trial(row);
        QCOMPARE(QString::fromStdString(textOf(row, runByPool(trial.plan()))),
                 QString::fromStdString(textOf(row, row.byPool.value_or(row.verdict))));
        QCOMPARE(QString::fromStdString(textOf(row, runByLoop(trial.plan()))),
                 QString::fromStdString(textOf(row, row.verdict)));
    }

    // The server closes behind an answer that does not end by itself, so that nobody waits for
    // long.
    void poolAndLoopAgreeOnAnswersByChance() {
        std::mt19937 random(20260101);
        for (int i = 0; i < 300; ++i) {
            AnswerRow row;
            row.head = randomAnswer(random);
            row.method = random() % 4 == 0 ? "HEAD" : "GET";
            row.closes = !endsByItself(row.head, row.method == "HEAD");
            const AnswerTrial trial(row);
            QVERIFY2(accountOfAnswer(runByLoop(trial.plan())) ==
                         accountOfAnswer(runByPool(trial.plan())),
                     (row.method + " " + row.head).c_str());
        }
    }
};

LOADSTONE_TEST(AnswersTest)
#include "answers_test.moc"
