// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/programs.h"
#include "core/target/targetserver.h"
#include "tests/support/childprogram.h"
#include "tests/support/samplehosts.h"
#include "tests/support/testhosts.h"
#include "tests/support/testprogram.h"
#include "tests/ui/shownnotes.h"
#include "tests/ui/windowstore.h"
#include "ui/compare/comparepanel.h"
#include "ui/format.h"
#include "ui/request/hostsbox.h"
#include "ui/request/hostsfield.h"
#include "ui/request/losthostsmessage.h"
#include "ui/request/requestform.h"
#include "ui/request/storedplanfields.h"
#include "ui/stress/endingtext.h"
#include "ui/stress/stresspanel.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/stattile.h"
#include "ui/window/mainwindow.h"

#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>

#include <csignal>

using namespace loadstone;

namespace {

/// The words of a table, a line for each row.
QStringList rowsIn(const QTableView& table) {
    QStringList rows;
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < table.model()->columnCount(); ++column)
            cells << table.model()->index(row, column).data().toString();
        rows << cells.join(" | ");
    }
    return rows;
}

} // namespace

/// Hosts that share a load, chosen in the window and seen there.
class HostsFieldTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_store = std::make_unique<WindowStore>();
        storePlanFields(m_store->settings.ofPanels(), "stress", defaultFields());
        m_window = std::make_unique<MainWindow>(m_store->settings, m_theme, "/nonexistent");
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), patience));
    }

    void cleanup() {
        m_window.reset();
        m_store.reset();
        m_hosts.reset();
    }

    void hostsAreTypedAndTakenOut() {
        QCOMPARE(field().text(), "this machine ▾");
        QTest::keyClick(&field(), Qt::Key_Space);
        QVERIFY(box().isVisible());
        QCOMPARE(box().focusWidget(), box().findChild<QWidget*>("hostName"));
        typeHost("node1 slots=4");
        typeHost("node2,10.0.0.3");
        QCOMPARE(field().hosts(), "node1,node2,10.0.0.3");
        QCOMPARE(field().text(), "3 hosts ▾");
        QCOMPARE(m_window->stress().fields().hosts, "node1,node2,10.0.0.3");
        auto* table = box().findChild<QTableView*>("hostTable");
        table->selectRow(1);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(field().hosts(), "node1,10.0.0.3");
        QTest::keyClick(&box(), Qt::Key_Escape);
        QVERIFY(!box().isVisible());
    }

    void whatIsNoHostIsASentence_data() {
        addColumns<QString, QString>("typed", "words");
        QTest::newRow("twice") << "a,b,a"
                               << "\"a\" is named twice";
        QTest::newRow("colon") << "a:4"
                               << "has a colon";
        QTest::newRow("option") << "-x"
                                << "is not the name of a host";
        QTest::newRow("nothing") << ""
                                 << "No host is named";
        QTest::newRow("long") << QString("a b").repeated(4000) << "is not the name of a host";
    }

    void whatIsNoHostIsASentence() {
        QFETCH(QString, typed);
        QFETCH(QString, words);
        field().click();
        const int width = box().width();
        typeHost(typed);
        QVERIFY2(note().contains(words), qPrintable(note()));
        QCOMPARE(field().hosts(), "");
        QCOMPARE(box().width(), width);
        typeHost("fine");
        QCOMPARE(note(), "");
    }

    void manyLongNamesWidenNothing() {
        QStringList names;
        for (int i = 0; i < 1000; ++i)
            names << QString("n%1").arg(i) + QString("x").repeated(200);
        const QSize before = m_window->size();
        field().setHosts(names.join(','));
        field().click();
        QCOMPARE(field().text(), "1,000 hosts ▾");
        RunReport report = sampleHostsRun();
        for (HostShare& host : report.hosts)
            host.name += std::string(200, 'y');
        QVERIFY(m_window->stress().showOpened(report, "run.json"));
        QTest::qWait(0);
        QCOMPARE(m_window->size(), before);
    }

    void whatIsChosenIsToldOnce() {
        QSignalSpy edited(&field(), &HostsField::edited);
        field().setHosts("old");
        emit box().chosen("node1,node2");
        QCOMPARE(field().hosts(), "node1,node2");
        QCOMPARE(edited.size(), 1);
    }

    void hostsAreKeptInTheSettings_data() {
        addColumns<QString, QString>("stored", "loaded");
        QTest::newRow("none") << ""
                              << "";
        QTest::newRow("two") << "node1,user@10.0.0.3"
                             << "node1,user@10.0.0.3";
        QTest::newRow("nonsense") << "a,,--x"
                                  << "";
        QTest::newRow("twice") << "a,a"
                               << "";
    }

    void hostsAreKeptInTheSettings() {
        QFETCH(QString, stored);
        QFETCH(QString, loaded);
        const QTemporaryDir folder;
        PlanFields fields = defaultFields();
        fields.hosts = stored;
        {
            QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
            storePlanFields(settings, "stress", fields);
        }
        const QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
        QCOMPARE(loadPlanFields(settings, "stress").hosts, loaded);
    }

    void bothPanelsKeepTheirHosts() {
        emit box().chosen("a,b");
        m_window->showPanel(m_window->compare());
        auto* other = m_window->compare().findChild<HostsField*>("sweep-from");
        QCOMPARE(other->hosts(), "a,b"); // it follows until it is touched
        emit other->findChild<HostsBox*>()->chosen("c,d,e");
        m_window.reset();
        m_window = std::make_unique<MainWindow>(m_store->settings, m_theme, "/nonexistent");
        QCOMPARE(field().hosts(), "a,b");
        QCOMPARE(m_window->compare().findChild<HostsField*>("sweep-from")->hosts(), "c,d,e");
    }

    void whatCannotBeDividedIsMarked() {
        PlanFields fields = defaultFields();
        fields.amount = PlanFields::Amount::Requests;
        fields["requests"] = "2";
        fields.hosts = "a,b,c";
        m_window->stress().requestForm()->setPlanFields(fields);
        m_window->stress().start();
        QVERIFY(!m_window->stress().isRunning());
        const QString notes = shownNotes(*m_window->stress().requestForm());
        QVERIFY2(notes.contains("there are 3 hosts and 2 requests", Qt::CaseInsensitive),
                 qPrintable(notes));
    }

    void openedResultsShowTheirHosts() {
        QVERIFY(m_window->stress().showOpened(sampleHostsRun(), "hosts.json"));
        QCOMPARE(field().hosts(), "gen-1,gen-2,gen-3,gen-4");
        const auto* tile = m_window->stress().findChild<StatTile*>("hosts");
        QVERIFY(tile->isVisible());
        QCOMPARE(tile->value() + ' ' + tile->unit(), "3 of 4");
        QCOMPARE(tile->detail(), "gen-3 lost at 41 s");
        const auto* tabs = m_window->stress().findChild<QTabWidget*>("answersTabs");
        QCOMPARE(tabs->tabText(tabs->currentIndex()), "Hosts ✗ 1 of 4");
        const QStringList rows = rowsIn(*m_window->stress().findChild<QTableView*>("hostFigures"));
        QCOMPARE(rows.size(), 5);
        QVERIFY2(rows[2].startsWith("gen-3 to 40.0 s | "), qPrintable(rows[2]));
        QVERIFY2(rows[2].endsWith(" | 8.43 ms | 16.6 ms | 21.9 ms | 223"), qPrintable(rows[2]));
        QVERIFY2(rows[4].startsWith("All together | 2,190,972 | 100.00 % | "), qPrintable(rows[4]));
        QVERIFY2(m_window->messageText().contains("Partial result: gen-3 was lost"),
                 qPrintable(m_window->messageText()));
        field().click();
        const QStringList states = rowsIn(*box().findChild<QTableView*>("hostTable"));
        QVERIFY2(states[2].startsWith("gen-3 | lost at 41.0 s | +600 µs | +1.20 ms | 96 | "),
                 qPrintable(states[2]));
        QVERIFY2(states[0].contains("| done |"), qPrintable(states[0]));
        QVERIFY(endingText(sampleHostsRun()).contains("3 of 4 hosts left"));
        RunReport alone = sampleHostsRun();
        alone.hosts.clear();
        QVERIFY(m_window->stress().showOpened(alone, "alone.json"));
        QCOMPARE(field().hosts(), "");
        QVERIFY(!tile->isVisible());
        QCOMPARE(tabs->currentIndex(), 0);
    }

    void lostHostsAreToldOnce() {
        std::vector<HostShare> hosts = sampleHostsRun().hosts;
        LostHostsMessage message;
        message.begin();
        const auto first = message.look(hosts);
        QVERIFY(first && first->kind == Message::Kind::Warning);
        QVERIFY2(first->text.startsWith("Partial result: gen-3 was lost after 41"),
                 qPrintable(first->text));
        QVERIFY(!message.look(hosts));
        hosts[2].lostAt.reset();
        QCOMPARE(message.look(hosts)->text, "All hosts are heard of again.");
        QVERIFY(!message.look(hosts));
        QVERIFY(!LostHostsMessage::ofEnded(hosts));
    }

    void aRunIsSharedByHosts() {
        makeHosts();
        if (!m_hosts)
            QSKIP("hosts cannot be made here");
        field().setHosts(toText(m_hosts->list()));
        field().click();
        QTest::mouseClick(box().findChild<QPushButton*>("checkHosts"), Qt::LeftButton);
        auto* found = box().findChild<QLabel*>("hostsFound");
        QTRY_COMPARE_WITH_TIMEOUT(found->text(), "All hosts are ready.", patience);
        run("400", "4");
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->stress().isRunning(), patience);
        QVERIFY2(m_window->stress().hasResult(),
                 qPrintable(shownNotes(*m_window) + m_window->messageText()));
        const RunReport& report = *m_window->stress().report();
        QCOMPARE(report.snapshot.totals.ok, std::uint64_t{400});
        QCOMPARE(report.hosts.size(), std::size_t{2});
        QCOMPARE(report.hosts[0].ok, std::uint64_t{200});
        const QStringList rows = rowsIn(*m_window->stress().findChild<QTableView*>("hostFigures"));
        QCOMPARE(rows.size(), 3);
        QVERIFY2(rows[1].startsWith(toText(m_hosts->name(1)) + " | 200 | 50.00 % | "),
                 qPrintable(rows[1]));
    }

    void aHostThatIsLostIsToldWhileTheRunIsOn() {
        makeHosts();
        if (!m_hosts)
            QSKIP("hosts cannot be made here");
        field().setHosts(toText(m_hosts->list()));
        PlanFields fields = m_window->stress().fields();
        fields["rate"] = "100/s";
        m_window->stress().requestForm()->setPlanFields(fields);
        run("100000", "4");
        const auto* tile = m_window->stress().findChild<StatTile*>("hosts");
        QTRY_COMPARE_WITH_TIMEOUT(tile->value() + ' ' + tile->unit(), "2 of 2", patience);
        QVERIFY(!box().findChild<QWidget*>("hostName")->isEnabled());
        strikePart(1);
        QTRY_COMPARE_WITH_TIMEOUT(tile->value() + ' ' + tile->unit(), "1 of 2", patience);
        QVERIFY(m_window->stress().isRunning());
        QVERIFY2(m_window->messageText().startsWith("Partial result: " + toText(m_hosts->name(1)) +
                                                    " was lost after "),
                 qPrintable(m_window->messageText()));
        m_window->stress().stop();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->stress().isRunning(), patience);
        QVERIFY(m_window->messageText().startsWith("Partial result: "));
        QVERIFY(m_window->stress().report()->hosts[1].lostAt.has_value());
    }

    void aHostThatCannotBeReachedIsNamed() {
        makeHosts();
        if (!m_hosts)
            QSKIP("hosts cannot be made here");
        field().setHosts(toText(m_hosts->name(0)) + ",lhnobody");
        field().click();
        QTest::mouseClick(box().findChild<QPushButton*>("checkHosts"), Qt::LeftButton);
        auto* table = box().findChild<QTableView*>("hostTable");
        QTRY_VERIFY_WITH_TIMEOUT(rowsIn(*table)[1].contains("| not ready |"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(rowsIn(*table)[0].contains("| ready |"), patience);
        const QString said = box().findChild<QLabel*>("hostsFound")->toolTip() +
                             box().findChild<QLabel*>("hostsFound")->text();
        QVERIFY2(said.contains("lhnobody"), qPrintable(said));
    }

    void aSweepIsSharedByHosts() {
        makeHosts();
        if (!m_hosts)
            QSKIP("hosts cannot be made here");
        ComparePanel& compare = m_window->compare();
        m_window->showPanel(compare);
        PlanFields fields = compare.requestForm()->planFields();
        fields["url"] = toText(m_server.url());
        fields.hosts = toText(m_hosts->list());
        fields.amount = PlanFields::Amount::Requests;
        fields["requests"] = "40";
        compare.requestForm()->setPlanFields(fields);
        compare.findChild<QLineEdit*>("sizes")->setText("2, 4");
        compare.start();
        QVERIFY2(compare.isRunning(), qPrintable(shownNotes(*compare.requestForm())));
        QTRY_VERIFY_WITH_TIMEOUT(!compare.isRunning(), 10 * patience);
        QVERIFY2(compare.report(), qPrintable(m_window->messageText()));
        QCOMPARE(compare.report()->hosts.size(), std::size_t{2});
        for (const SweepRunResult& one : compare.report()->runs)
            QCOMPARE(one.report.hosts.size(), std::size_t{2});
    }

private:
    HostsField& field() const { return *m_window->stress().findChild<HostsField*>("from"); }
    HostsBox& box() const { return *field().findChild<HostsBox*>(); }
    QString note() const { return box().findChild<FieldNote*>()->text(); }

    void typeHost(const QString& text) {
        auto* line = box().findChild<QLineEdit*>("hostName");
        line->setText(text);
        QTest::keyClick(line, Qt::Key_Return);
    }

    void makeHosts() {
        if (!TestHosts::lacks().empty() || !QFile::exists(partProgram()))
            return;
        m_hosts = std::make_unique<TestHosts>(2);
        qputenv("OMPI_MCA_plm_rsh_agent", m_hosts->agent().c_str());
        qputenv("LOADSTONE_HOSTS_PATIENCE", "60");
        qputenv("OMPI_ALLOW_RUN_AS_ROOT", "1");
        qputenv("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");
        m_server.stop();
        QVERIFY(m_server.start(m_hosts->address(), 0));
    }

    void run(const QString& requests, const QString& threads) {
        PlanFields fields = m_window->stress().fields();
        fields["url"] = toText(m_server.url());
        fields.amount = PlanFields::Amount::Requests;
        fields["requests"] = requests;
        fields["threads"] = threads;
        m_window->stress().requestForm()->setPlanFields(fields);
        m_window->stress().start();
        QVERIFY2(m_window->stress().isRunning(),
                 qPrintable(shownNotes(*m_window->stress().requestForm())));
    }

    /// Of the processes with its name in their words one is the part itself.
    void strikePart(std::size_t host) {
        for (const pid_t id : m_hosts->processesOn(host, "loadstone-part"))
            if (QFile::symLinkTarget(QString("/proc/%1/exe").arg(id)).endsWith("/loadstone-part"))
                QVERIFY(sendSignal(id, SIGKILL));
    }

    Theme m_theme;
    TargetServer m_server;
    std::unique_ptr<TestHosts> m_hosts;
    std::unique_ptr<WindowStore> m_store;
    std::unique_ptr<MainWindow> m_window;
};

LOADSTONE_TEST(HostsFieldTest)
#include "hostsfield_test.moc"
