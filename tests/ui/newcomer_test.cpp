// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/targetserver.h"
#include "tests/support/testprogram.h"
#include "tests/ui/layoutfingerprint.h"
#include "tests/ui/windowstore.h"
#include "ui/stress/stresspanel.h"
#include "ui/stress/thresholdchips.h"
#include "ui/window/mainwindow.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>

using namespace loadstone;

/// What somebody does who has never seen the window, with a cURL command on the clipboard: each
/// step is a click or a few keys, and a picture to look at. It ends in a run of 200 requests a
/// second with a limit for the 95th percentile.
class NewcomerTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QVERIFY(QDir().mkpath(LOADSTONE_SCREENSHOTS));
        QVERIFY(m_server.start("127.0.0.1", 0));
    }

    void fromTheClipboardToARun_data() {
        addColumns<QString, QSize>("look", "size");
        for (const char* look : {"light", "dark"})
            for (const QSize size : {QSize(1280, 800), QSize(900, 600)})
                QTest::addRow("%s %d", look, size.width()) << look << size;
    }

    void fromTheClipboardToARun() {
        QFETCH(QString, look);
        QFETCH(QSize, size);
        WindowStore store;
        m_theme.setAppearance(look == "dark" ? Appearance::Dark : Appearance::Light);
        MainWindow window(store.settings, m_theme, "/nonexistent");
        window.resize(size);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window, patience));
        const auto picture = [&](const char* step) {
            QTest::qWait(0); // lets posted layout requests take effect
            QVERIFY(window.grab().save(
                QDir(LOADSTONE_SCREENSHOTS)
                    .filePath(QString("newcomer-%1-%2-%3.png").arg(step, look).arg(size.width()))));
            QVERIFY2(cutTexts(window).isEmpty(), qPrintable(cutTexts(window).join('\n')));
            QCOMPARE(window.size(), size);
        };
        auto* url = window.findChild<QLineEdit*>("url");
        picture("1-first");

        QGuiApplication::clipboard()->setText(command());
        QTest::mouseClick(url, Qt::LeftButton);
        QTest::keyClick(url, Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(window.stress().fields()["url"].endsWith("echo"));
        picture("2-pasted");

        QTest::mouseClick(window.findChild<QPushButton*>("sendOnce"), Qt::LeftButton);
        QTRY_VERIFY(window.findChild<QWidget*>("sentView")->isVisible());
        picture("3-sent-once");

        auto* rate = window.findChild<QLineEdit*>("rate");
        QTest::mouseClick(rate, Qt::LeftButton);
        QTest::keyClicks(rate, "200");
        QTest::mouseClick(window.findChild<QPushButton*>("more"), Qt::LeftButton);
        auto* limit = window.findChild<QLineEdit*>("threshold");
        QTest::mouseClick(limit, Qt::LeftButton);
        QTest::keyClicks(limit, "p95<50ms");
        QCOMPARE(rate->text(), QString("200/s"));
        picture("4-rate-and-limit");

        QTest::mouseClick(window.findChild<QPushButton*>("more"), Qt::LeftButton);
        QTest::mouseClick(window.findChild<QPushButton*>("startStop"), Qt::LeftButton);
        QVERIFY(window.stress().isRunning());
        QTRY_VERIFY(window.findChild<ThresholdChips*>()->isVisible());
        QTRY_VERIFY(window.stress().stateText().contains("2 s"));
        picture("5-running");

        QTest::keyClick(&window, Qt::Key_Escape);
        QTRY_VERIFY(!window.stress().isRunning());
        picture("6-ended");
        const LoadPlan& plan = window.stress().report()->plan;
        QCOMPARE(plan.request.method, std::string("POST"));
        QVERIFY(plan.rate && plan.rate->perSecond == 200);
        QCOMPARE(plan.thresholds.size(), 1U);
        QVERIFY(window.stress().report()->snapshot.totals.ok > 0);
    }

private:
    QString command() const {
        return QString("curl '%1echo' \\\n  -H 'Content-Type: application/json' \\\n"
                       "  -H 'Authorization: Bearer 9f86d081884c7d659a2feaa0c55ad015' \\\n"
                       "  --data-raw '{\"user\": \"ada\", \"items\": [1, 2]}'\n")
            .arg(QString::fromStdString(m_server.url()));
    }

    TargetServer m_server;
    Theme m_theme;
};

LOADSTONE_TEST(NewcomerTest)
#include "newcomer_test.moc"
