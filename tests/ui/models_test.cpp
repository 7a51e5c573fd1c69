// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testprogram.h"
#include "ui/stress/answersmodel.h"
#include "ui/stress/phasesmodel.h"
#include "ui/widgets/copytable.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>

using namespace loadstone;

namespace {

QString cell(const QAbstractItemModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

Totals someTotals() {
    Totals totals;
    totals.ok = 1500;
    totals.failed = 500;
    totals.statuses = {{200, 1500}, {503, 300}};
    totals.errors = {{{ErrorClass::Timeout, 28}, 200}};
    return totals;
}

} // namespace

class ModelsTest : public QObject {
    Q_OBJECT

private slots:
    void answersAreNamedCountedAndShared() {
        AnswersModel model;
        const QAbstractItemModelTester tester(&model);
        model.showTotals(someTotals(), LoadPlan{});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(cell(model, 0, 0), "200 OK");
        QCOMPARE(cell(model, 0, 1), "1,500");
        QCOMPARE(cell(model, 0, 2), "75.00 %");
        QCOMPARE(cell(model, 1, 0), "503 Service Unavailable");
        QCOMPARE(cell(model, 2, 0), "No complete answer within 30.0 s; raise the timeout if the "
                                    "server may take longer");
        QCOMPARE(cell(model, 2, 2), "10.00 %");
    }

    /// Statuses are read later than the counts that they are shares of.
    void sharesNeverExceedTheWhole() {
        AnswersModel model;
        Totals totals = someTotals();
        totals.statuses[200] += 1000;
        model.showTotals(totals, LoadPlan{});
        QCOMPARE(cell(model, 0, 2), "83.33 %");
    }

    void onlyChangedCellsAreTold() {
        AnswersModel model;
        const QAbstractItemModelTester tester(&model);
        Totals totals = someTotals();
        model.showTotals(totals, LoadPlan{});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.showTotals(totals, LoadPlan{});
        QCOMPARE(changed.count(), 0);
        totals.statuses[200] = 1499;
        model.showTotals(totals, LoadPlan{});
        QCOMPARE(changed.count(), 2); // count and share of one row
        QCOMPARE(inserted.count(), 0);
    }

    void tableGrowsAndShrinks() {
        AnswersModel model;
        const QAbstractItemModelTester tester(&model);
        model.showTotals(someTotals(), LoadPlan{});
        model.showTotals(Totals{}, LoadPlan{});
        QCOMPARE(model.rowCount(), 0);
        model.showTotals(someTotals(), LoadPlan{});
        QCOMPARE(model.rowCount(), 3);
    }

    void phasesThatDidNotHappenAreEmpty() {
        PhasesModel model;
        const QAbstractItemModelTester tester(&model);
        Totals totals;
        totals.phases[3].record(2000, 7);
        model.showTotals(totals);
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(cell(model, 2, 0), "TLS");
        QCOMPARE(cell(model, 2, 2), "–");
        QCOMPARE(cell(model, 3, 1), "7");
        QCOMPARE(cell(model, 3, 2), "2.00 ms");
    }

    void numbersStandAtTheRight() {
        const AnswersModel model;
        const auto alignment = [&](int column) {
            return model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
        };
        QVERIFY(alignment(0) & Qt::AlignLeft);
        QVERIFY(alignment(1) & Qt::AlignRight);
    }

    void copyGivesTabSeparatedRows() {
        AnswersModel model;
        model.showTotals(someTotals(), LoadPlan{});
        CopyTable table;
        table.setModel(&model);
        table.selectRow(1);
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 "What\tCount\tShare\n503 Service Unavailable\t300\t15.00 %\n");
        table.clearSelection();
        QCOMPARE(selectedText(table).count('\n'), 4);
    }

    void connectionsLineNamesWhatIsIdeal() {
        Totals totals;
        totals.connectionsOpened = 40;
        totals.httpVersions = {{1, 100}};
        totals.phases[1].record(100, 4);
        totals.phases[3].record(900, 4);
        LoadPlan plan;
        plan.threads = 32;
        QCOMPARE(connectionsText(totals, plan), "40 connections opened (32 is ideal) · HTTP/1.1 · "
                                                "90 % waiting for the first byte");
    }
};

LOADSTONE_TEST(ModelsTest)
#include "models_test.moc"
