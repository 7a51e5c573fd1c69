// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/caption.h"
#include "core/report/runcsv.h"
#include "core/target/targetserver.h"
#include "tests/support/loopback.h"
#include "tests/support/testprogram.h"
#include "tests/ui/dropping.h"
#include "ui/compare/comparepanel.h"
#include "ui/ngrams/ngrampanel.h"
#include "ui/request/storedplanfields.h"
#include "ui/stress/runfile.h"
#include "ui/stress/stresspanel.h"
#include "ui/widgets/filequestion.h"
#include "ui/widgets/resultcaption.h"
#include "ui/widgets/stattile.h"
#include "ui/widgets/steadylabel.h"
#include "ui/window/mainwindow.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>

using namespace loadstone;

namespace {

const QString missingProgram = QStringLiteral("/nonexistent/loadstone-cli");

} // namespace

class StressPanelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        const auto port = m_server.start("127.0.0.1", 0);
        QVERIFY(port);
    }

    void init() {
        m_settings = std::make_unique<Settings>(m_folder.filePath("settings.ini"));
        storePlanFields(m_settings->ofPanels(), "stress", defaultFields());
        showWindow();
    }

    void cleanup() { m_window.reset(); }

    void runShowsWhatHappened() {
        fill("", "500", "4");
        click("startStop");
        QTRY_VERIFY(m_window->stress().hasResult());
        const Totals& totals = m_window->stress().report()->snapshot.totals;
        QCOMPARE(totals.ok, 500U);
        QCOMPARE(tile("errors")->value(), "0.00");
        QCOMPARE(tile("errors")->detail(), "0 of 500");
        QCOMPARE(tile("connections")->detail(), "ideal 4");
        QCOMPARE(answer(0, 0), "200 OK");
        QCOMPARE(answer(0, 1), "500");
        QCOMPARE(answer(0, 2), "100.00 %");
        QVERIFY2(progress().startsWith("Done in "), qPrintable(progress()));
        QCOMPARE(state(), "Ready");
    }

    void unexpectedStatusesAreErrors() {
        fill("status/503", "40", "2");
        QTest::keyClick(m_window->findChild<QWidget*>("url"), Qt::Key_Return);
        QTRY_VERIFY(m_window->stress().hasResult());
        QCOMPARE(tile("errors")->value(), "100.00");
        QCOMPARE(tile("median")->value(), "–");
        QCOMPARE(answer(0, 0), "503 Service Unavailable");
    }

    void stopKeepsThePartialResult() {
        fill("delay/60000", "100", "8");
        click("startStop");
        QTRY_VERIFY(state().startsWith("Running"));
        QTRY_VERIFY(progress().startsWith("0 of 100"));
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QTRY_VERIFY(!m_window->stress().isRunning());
        const Totals& totals = m_window->stress().report()->snapshot.totals;
        QCOMPARE(totals.completed(), 0U);
        QCOMPARE(totals.aborted, totals.started);
        QCOMPARE(progress(), QString("Stopped: 0 of 100 requests, %1 aborted").arg(totals.aborted));
    }

    void resultsSayWhatTheyAreOf() {
        fill("bytes/10?token=hush", "50", "2");
        click("startStop");
        QTRY_VERIFY(m_window->stress().hasResult());
        const RunReport& report = *m_window->stress().report();
        QCOMPARE(caption()->text(), QString::fromStdString(captionOf(report)));
        QVERIFY2(caption()->text().contains("bytes/10?token=*** · 2 threads · pool · 20"),
                 qPrintable(caption()->text()));
        QVERIFY(!caption()->isOutdated());
        set("url", "http://other.example/");
        QVERIFY(caption()->isOutdated());
        QVERIFY(caption()->text().contains("bytes/10")); // still that of the figures
        set("url", QString::fromStdString(m_server.url()) + "bytes/10?token=hush");
        QVERIFY(!caption()->isOutdated());
        m_window->findChild<QComboBox*>("engine")->setCurrentIndex(1);
        QVERIFY(caption()->isOutdated());
    }

    void failuresAreNoThroughput() {
        fill("status/503", "40", "2");
        click("startStop");
        QTRY_VERIFY(m_window->stress().hasResult());
        QCOMPARE(tile("throughput")->value(), "0.00");
        QCOMPARE(tile("throughput")->unit(), "ok/s");
        QVERIFY2(m_window->messageText().startsWith("Not one request succeeded: "),
                 qPrintable(m_window->messageText()));
    }

    void refusalsAreNamed() {
        const ClosedPort port;
        fill("", "10", "2");
        set("url", QString::fromStdString(port.url()));
        click("startStop");
        QTRY_VERIFY(m_window->messageText().contains("refused"));
    }

    void redirectsThatWereNotFollowedAreSaid() {
        fill("status/302", "20", "2");
        click("startStop");
        QTRY_VERIFY(m_window->messageText().startsWith("Every answer is a redirect"));
        fill("", "20", "2");
        click("startStop");
        QTRY_VERIFY(!m_window->stress().isRunning());
        QCOMPARE(m_window->messageText(), QString());
    }

    void runCanFollowRun() {
        fill("", "50", "2");
        for (int i = 0; i < 3; ++i) {
            click("startStop");
            QVERIFY(m_window->stress().isRunning());
            QTRY_VERIFY(!m_window->stress().isRunning());
            QCOMPARE(m_window->stress().report()->snapshot.totals.ok, 50U);
        }
    }

    void openedRunKeepsItsEngine() {
        fill("", "50", "4");
        auto* engine = m_window->findChild<QComboBox*>("engine");
        engine->setCurrentIndex(engine->findText("loop"));
        click("startStop");
        QTRY_VERIFY(m_window->stress().hasResult());
        QCOMPARE(m_window->stress().report()->snapshot.totals.ok, 50U);
        QVERIFY(m_window->stress().report()->plan.engine == EngineKind::Loop);
        const QString file = m_folder.filePath("loop.json");
        QVERIFY(writeRun(file, *m_window->stress().report()));
        engine->setCurrentIndex(engine->findText("pool"));
        m_window->openFile(file);
        QTRY_COMPARE(engine->currentText(), "loop");
    }

    void fieldsRestWhileTheRunIsOn() {
        fill("delay/60000", "10", "2");
        click("startStop");
        QVERIFY(!m_window->findChild<QWidget*>("url")->isEnabled());
        QVERIFY(!m_window->findChild<QWidget*>("threads")->isEnabled());
        click("startStop");
        QTRY_VERIFY(m_window->findChild<QWidget*>("url")->isEnabled());
    }

    void doubleClickStartsAndDoesNotStop() {
        fill("delay/60000", "10", "2");
        auto* button = m_window->findChild<QWidget*>("startStop");
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::mouseDClick(button, Qt::LeftButton);
        QVERIFY(m_window->stress().isRunning());
        QCOMPARE(state().left(7), "Running");
        // Nor does a stray key.
        QWidget* stop = m_window->findChild<QWidget*>("startStop");
        QVERIFY(!stop->hasFocus());
        QTest::keyClick(m_window.get(), Qt::Key_Space);
        QTest::keyClick(m_window.get(), Qt::Key_Return);
        QCOMPARE(state().left(7), "Running");
    }

    void panelsHaveKeys() {
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QVERIFY(m_window->ngrams().isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QVERIFY(m_window->compare().isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QVERIFY(m_window->stress().isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        const auto* list = m_window->findChild<QMessageBox*>("shortcuts");
        QVERIFY(list && list->text().contains("Ctrl+1, 2, 3"));
    }

    /// Of what can be seen at once, with the menu and what is folded away.
    void noTwoMnemonicsAreAlike() {
        const std::array<const Panel*, 3> panels{&m_window->stress(), &m_window->compare(),
                                                 &m_window->ngrams()};
        for (const Panel* panel : panels) {
            m_window->showPanel(*panel);
            for (const char* name : {"more", "sweepMore", "ngramMore"})
                if (auto* more = panel->findChild<QPushButton*>(name))
                    more->setChecked(true);
            QMap<QString, QString> texts;
            for (const QString& text : textsWithMnemonics()) {
                const QString key = QKeySequence::mnemonic(text).toString();
                QVERIFY2(!texts.contains(key), qPrintable(texts[key] + " and " + text));
                texts[key] = text;
            }
            QVERIFY(texts.size() > 8);
        }
    }

    void filesAreFoundAgain() {
        const QString file = m_folder.filePath("again.json");
        QVERIFY(writeRun(file, RunReport{}));
        m_window->openFile(file);
        QTRY_VERIFY2(m_window->stress().hasResult(), qPrintable(m_window->messageText()));
        QCOMPARE(m_settings->recentFiles().value(0), file);
        setDialogFolder(*m_window, m_folder.path());
        m_window->close();
        m_window.reset();
        showWindow();
        QCOMPARE(dialogFolder(*m_window), m_folder.path());
        QAction* again = nullptr;
        for (QAction* action : m_window->findChildren<QAction*>())
            if (action->text() == "again.json")
                again = action;
        QVERIFY(again);
        QVERIFY(!m_window->stress().hasResult());
        again->trigger();
        QTRY_VERIFY(m_window->stress().hasResult());
    }

    void closingEndsTheRun() {
        fill("delay/60000", "100", "8");
        click("startStop");
        QTRY_VERIFY(state().startsWith("Running"));
        QVERIFY(!m_window->close());
        pressInQuestion("Go on");
        QVERIFY(m_window->isVisible() && m_window->stress().isRunning());
        QVERIFY(!m_window->close());
        pressInQuestion("Close");
        QTRY_VERIFY(!m_window->isVisible());
        m_window.reset(); // hangs if the run does not end
    }

    void closingMayKeepWhatWasMeasured() {
        fill("delay/60000", "100", "8");
        click("startStop");
        QTRY_VERIFY(state().startsWith("Running"));
        QVERIFY(!m_window->close());
        pressInQuestion("Stop it");
        QTRY_VERIFY(m_window->stress().hasResult());
        QVERIFY(m_window->isVisible());
        QVERIFY(m_window->close());
    }

    void wrongInputStartsNothing() {
        fill("", "nonsense", "4");
        click("startStop");
        QVERIFY(!m_window->stress().isRunning());
        QTRY_VERIFY(m_window->findChild<QWidget*>("requests")->hasFocus());
    }

    void savedRunOpensTheSame() {
        const QString file = m_folder.filePath("run.json");
        fill("", "300", "3");
        click("startStop");
        QTRY_VERIFY(m_window->stress().hasResult());
        m_window->saveFile(file);
        QTRY_VERIFY(m_window->messageText().startsWith("Saved "));
        const RunReport saved = *m_window->stress().report();
        const QString throughput = tile("throughput")->value();
        showWindow();
        m_window->openFile(file);
        QVERIFY(!m_window->stress().hasResult()); // the window does not wait for the file
        QTRY_VERIFY(m_window->messageText().startsWith("Opened run.json, from "));
        QCOMPARE(*m_window->stress().report(), saved);
        QCOMPARE(tile("throughput")->value(), throughput);
        QCOMPARE(answer(0, 1), "300");
        QCOMPARE(m_window->findChild<QLineEdit*>("requests")->text(), "300");
    }

    void droppedRunIsOpened() {
        const QString file = m_folder.filePath("dropped.json");
        QVERIFY(writeRun(file, RunReport{}));
        QVERIFY(dropOn(*m_window, file));
        QTRY_VERIFY2(m_window->stress().hasResult(), qPrintable(m_window->messageText()));
    }

    void unwritablePlaceIsSaid() {
        const QString good = m_folder.filePath("good.json");
        QVERIFY(writeRun(good, RunReport{}));
        m_window->openFile(good);
        QTRY_VERIFY2(m_window->stress().hasResult(), qPrintable(m_window->messageText()));
        m_window->saveFile(m_folder.filePath("missing/run.json"));
        QTRY_VERIFY2(m_window->messageText().startsWith("Could not write"),
                     qPrintable(m_window->messageText()));
    }

    void wrongFilesAreSaid() {
        m_window->openFile(m_folder.filePath("absent.json"));
        QTRY_VERIFY(m_window->messageText().startsWith("Could not open"));
        QFile other(m_folder.filePath("other.json"));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("{\"a\": 1}");
        other.close();
        m_window->openFile(other.fileName());
        QTRY_VERIFY(m_window->messageText().contains("not a Loadstone result"));
        QFile table(m_folder.filePath("run.csv"));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write(QByteArray::fromStdString(timelineCsv({})));
        table.close();
        m_window->openFile(table.fileName());
        QTRY_VERIFY2(m_window->messageText().contains("run.csv: it is a table of the course of a "
                                                      "run, for other programs; open the JSON "
                                                      "file of the same result"),
                     qPrintable(m_window->messageText()));
        QVERIFY(!m_window->stress().hasResult());
    }

    void missingTargetProgramIsSaid() {
        click("toggleTarget");
        QTRY_VERIFY2(m_window->messageText().contains("loadstone-cli"),
                     qPrintable(m_window->messageText()));
    }

    void settingsComeBackAtTheNextStart() {
        fill("kept", "77", "5");
        m_window->close();
        m_window.reset();
        showWindow();
        QCOMPARE(m_window->findChild<QLineEdit*>("requests")->text(), "77");
        QVERIFY(m_window->findChild<QLineEdit*>("url")->text().endsWith("kept"));
    }

    /// No end of the program is waited for: it may be killed.
    void settingsAreWrittenAsTheyChange() {
        fill("typed", "88", "6");
        QTRY_COMPARE(written("stress/requests"), "88");
        QTRY_COMPARE(written("stress/threads"), "6");
        QTRY_VERIFY(written("stress/url").endsWith("typed"));
        click("more");
        QTRY_COMPARE(written("stress/options_shown"), "true");
        m_window->showPanel(m_window->compare());
        QTRY_COMPARE(written("panel"), "Compare");
        m_window->findChild<QLineEdit*>("sizes")->setText("1,3,5");
        QTRY_COMPARE(written("compare/sizes"), "1,3,5");
        m_window->resize(1000, 700);
        QTRY_VERIFY(m_settings->geometry() == m_window->saveGeometry());
    }

private:
    QString settingsFile() const { return m_folder.filePath("settings.ini"); }

    /// What is in the file now.
    QString written(const QString& key) const {
        const QString copy = m_folder.filePath("written.ini"); // what is open already is not read
        QFile::remove(copy);
        QFile::copy(settingsFile(), copy);
        const QTemporaryDir folder;
        QFile::rename(copy, folder.filePath("read.ini"));
        return QSettings(folder.filePath("read.ini"), QSettings::IniFormat)
            .value(key)
            .toStringList()
            .join(',');
    }

    void pressInQuestion(const QString& text) {
        const auto* box = m_window->findChild<QMessageBox*>("closing");
        QVERIFY(box);
        for (QAbstractButton* button : box->buttons())
            if (button->text().remove('&') == text)
                return QTest::mouseClick(button, Qt::LeftButton);
        QFAIL("no such button");
    }

    void showWindow() {
        m_window.reset();
        m_window = std::make_unique<MainWindow>(*m_settings, m_theme, missingProgram);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), patience));
    }

    void fill(const QString& path, const QString& requests, const QString& threads) {
        set("url", QString::fromStdString(m_server.url()) + path);
        set("requests", requests);
        auto* field = m_window->findChild<QWidget*>("threads");
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, threads);
    }

    void set(const QString& name, const QString& text) {
        auto* field = m_window->findChild<QLineEdit*>(name);
        field->clear();
        QTest::keyClicks(field, text);
    }

    void click(const QString& name) {
        auto* button = m_window->findChild<QAbstractButton*>(name);
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
    }

    QStringList textsWithMnemonics() const {
        QStringList texts;
        for (const QAction* menu : m_window->menuBar()->actions())
            texts << menu->text();
        for (const QLabel* label : m_window->findChildren<QLabel*>())
            if (label->isVisible() && label->buddy())
                texts << label->text();
        for (const QAbstractButton* button : m_window->findChildren<QAbstractButton*>())
            if (button->isVisible())
                texts << button->text();
        texts.removeIf([](const QString& text) { return QKeySequence::mnemonic(text).isEmpty(); });
        return texts;
    }

    ResultCaption* caption() const {
        return m_window->stress().findChild<ResultCaption*>("caption");
    }

    StatTile* tile(const QString& name) const { return m_window->findChild<StatTile*>(name); }
    QString state() const { return m_window->findChild<SteadyLabel*>("state")->text(); }
    QString progress() const { return m_window->findChild<SteadyLabel*>("progressText")->text(); }
    QString answer(int row, int column) const {
        const auto* table = m_window->findChild<QTableView*>("answers");
        return table->model()->index(row, column).data().toString();
    }

    const QTemporaryDir m_folder;
    TargetServer m_server;
    Theme m_theme;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

LOADSTONE_TEST(StressPanelTest)
#include "stresspanel_test.moc"
