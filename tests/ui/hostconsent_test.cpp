// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/rawserver.h"
#include "tests/support/sweepreports.h"
#include "tests/support/testprogram.h"
#include "tests/ui/windowstore.h"
#include "ui/compare/comparepanel.h"
#include "ui/request/requestform.h"
#include "ui/request/storedplanfields.h"
#include "ui/stress/planform.h"
#include "ui/stress/stresspanel.h"
#include "ui/widgets/resultcaption.h"
#include "ui/window/mainwindow.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

using namespace loadstone;

namespace {

LoadPlan elsewhere() {
    LoadPlan plan;
    plan.request.url = "http://203.0.113.7/?token=geheim";
    plan.requests = 5;
    plan.threads = 1;
    return plan;
}

QMessageBox* questionIn(const MainWindow& window) {
    return window.findChild<QMessageBox*>("consent");
}

QAbstractButton* answer(const QMessageBox& box, QMessageBox::ButtonRole role) {
    for (QAbstractButton* button : box.buttons())
        if (box.buttonRole(button) == role)
            return button;
    return nullptr;
}

} // namespace

/// Whom the window may stress without a question, and that it asks once for each of the others.
class HostConsentTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_store = std::make_unique<WindowStore>();
        m_window.reset();
    }
    void cleanup() { m_window.reset(); }

    void aRunElsewhereIsAskedFor() {
        show(elsewhere());
        m_window->stress().start();
        QTRY_VERIFY(questionIn(*m_window));
        const QString text = questionIn(*m_window)->text();
        QVERIFY2(text.startsWith("203.0.113.7 is neither this machine nor private; before load "
                                 "goes there (GET http://203.0.113.7/?token="),
                 qPrintable(text));
        QVERIFY2(text.endsWith("say that you may test it."), qPrintable(text));
        QVERIFY(!text.contains("geheim"));
        answer(*questionIn(*m_window), QMessageBox::RejectRole)->click();
        QVERIFY(!m_window->stress().isRunning());
        QVERIFY(!m_window->stress().hasResult());
        QVERIFY(hosts().isEmpty());
    }

    /// By way of a proxy, which is on this machine and answers for all hosts.
    void whoAgreesIsAskedOnce() {
        const RawServer proxy([](RawClient& client) {
            while (!client.readRequest().empty())
                client.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });
        LoadPlan plan = elsewhere();
        plan.request.url = "http://shop.test/";
        plan.transport.proxy = proxy.url();
        show(plan);
        m_window->stress().start();
        QTRY_VERIFY(questionIn(*m_window));
        QVERIFY(questionIn(*m_window)->text().startsWith("Shop.test is where the proxy finds it"));
        answer(*questionIn(*m_window), QMessageBox::AcceptRole)->click();
        QTRY_VERIFY(m_window->stress().hasResult());
        QCOMPARE(m_window->stress().report()->snapshot.totals.ok, 5U);
        QCOMPARE(hosts(), QStringList{"shop.test"});
        QTRY_VERIFY(!questionIn(*m_window));
        m_window->stress().start();
        QVERIFY(m_window->stress().isRunning());
        QTRY_VERIFY(!m_window->stress().isRunning());
        QVERIFY(!questionIn(*m_window));
    }

    /// Nothing is sent to the first host while the second one is still asked for.
    void eachHostOfADatabaseIsAskedForOnce() {
        LoadPlan plan = elsewhere();
        plan.request.url = "postgresql://app@203.0.113.7:1,203.0.113.8:1/shop";
        plan.queries.all = {{"SELECT 1"}};
        show(plan);
        m_window->stress().start();
        QTRY_VERIFY(asksOf("203.0.113.7 is neither this machine nor private; "));
        answer(*questionIn(*m_window), QMessageBox::AcceptRole)->click();
        QTRY_VERIFY(asksOf("203.0.113.8 is neither this machine nor private; "));
        QCOMPARE(hosts(), QStringList{"203.0.113.7"});
        answer(*questionIn(*m_window), QMessageBox::RejectRole)->click();
        QVERIFY(!m_window->stress().isRunning());
    }

    void aSweepElsewhereIsAskedFor() {
        show(elsewhere());
        m_window->showPanel(m_window->compare());
        m_window->compare().start();
        QTRY_VERIFY(questionIn(*m_window));
        answer(*questionIn(*m_window), QMessageBox::RejectRole)->click();
        QVERIFY(!m_window->compare().isRunning());
    }

    void aSweepStaysIfNobodyAgrees() {
        show(elsewhere());
        ComparePanel& panel = m_window->compare();
        m_window->showPanel(panel);
        QVERIFY(panel.showOpened(limitedServerSweep(8), "sweep.json"));
        QTRY_VERIFY(panel.isSettled());
        const SweepReport shown = *panel.report();
        const QString finding = panel.findChild<QLabel*>("finding")->text();
        panel.requestForm()->setUrl("http://203.0.113.7/");
        panel.start();
        QTRY_VERIFY(questionIn(*m_window));
        answer(*questionIn(*m_window), QMessageBox::RejectRole)->click();
        QVERIFY(panel.report() && *panel.report() == shown);
        QVERIFY(panel.isSettled());
        QCOMPARE(panel.findChild<QLabel*>("finding")->text(), finding);
        const auto* caption = panel.findChild<ResultCaption*>("caption");
        QVERIFY(caption->isVisible() && caption->isOutdated());
        QVERIFY2(caption->text().contains(QString::fromStdString(shown.plan.plan.request.url)),
                 qPrintable(caption->text()));
        QVERIFY(panel.saving(m_store->folder.filePath("sweep.json")));
    }

    void aResultStaysIfNobodyAgrees() {
        RunReport report;
        report.plan.request.url = "http://127.0.0.1:9/";
        show(elsewhere());
        QVERIFY(m_window->stress().showOpened(report, "run.json"));
        m_window->stress().setUrl("http://203.0.113.7/");
        m_window->stress().start();
        QTRY_VERIFY(questionIn(*m_window));
        answer(*questionIn(*m_window), QMessageBox::RejectRole)->click();
        QVERIFY(m_window->stress().report()->plan.request.url == "http://127.0.0.1:9/");
        QVERIFY(m_window->stress().findChild<ResultCaption*>("caption")->text().contains(":9/"));
    }

private:
    void show(const LoadPlan& plan) {
        storePlanFields(m_store->settings.ofPanels(), "stress", fieldsOf(plan));
        m_window = std::make_unique<MainWindow>(m_store->settings, m_theme, "/nonexistent");
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), patience));
        m_window->stress().findChild<PlanForm*>()->setFields(fieldsOf(plan));
    }

    /// The box that was answered goes a moment later.
    bool asksOf(const QString& begin) const {
        const QMessageBox* box = questionIn(*m_window);
        return box && box->text().startsWith(begin);
    }

    QStringList hosts() const {
        return m_store->settings.ofPanels().value("consent/hosts").toStringList();
    }

    Theme m_theme;
    std::unique_ptr<WindowStore> m_store;
    std::unique_ptr<MainWindow> m_window;
};

LOADSTONE_TEST(HostConsentTest)
#include "hostconsent_test.moc"
