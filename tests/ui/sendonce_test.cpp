// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/targetserver.h"
#include "tests/support/rawserver.h"
#include "tests/support/testprogram.h"
#include "tests/ui/windowstore.h"
#include "ui/request/maskedfields.h"
#include "ui/send/messagetext.h"
#include "ui/send/sentpage.h"
#include "ui/send/sentview.h"
#include "ui/send/waterfall.h"
#include "ui/stress/planform.h"
#include "ui/stress/stresspanel.h"
#include "ui/widgets/sentencelabel.h"
#include "ui/window/mainwindow.h"

#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace loadstone;

/// One request that is sent from the window to be looked at.
class SendOnceTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_store = std::make_unique<WindowStore>();
        m_window = std::make_unique<MainWindow>(m_store->settings, m_theme, "/nonexistent");
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), patience));
    }
    void cleanup() { m_window.reset(); }

    void allOfTheRequestIsShown() {
        const RawServer server([](RawClient& client) {
            if (!client.readRequest().empty())
                client.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nSet-Cookie: "
                            "sid=geheim\r\nContent-Length: 19\r\n\r\n{\"a\":[1,2.0],\"b\":3}");
        });
        send(server.url() + "login?token=geheim", "Authorization: Bearer geheim");
        QTRY_VERIFY(view().isVisible());
        QVERIFY2(said("sentSentence").startsWith("200 OK, as expected, in "),
                 qPrintable(said("sentSentence")));
        QVERIFY2(said("sentDetail")
                     .startsWith("HTTP/1.1 to 127.0.0.1. Over a connection that is "
                                 "kept alive, "),
                 qPrintable(said("sentDetail")));
        QVERIFY(text("sent").startsWith("GET /login?token=*** HTTP/1.1\n"));
        QVERIFY(text("sent").contains("Authorization: ***"));
        QVERIFY(text("received").startsWith("HTTP/1.1 200 OK\n"));
        QVERIFY(
            text("received").endsWith("\n\n{\n  \"a\": [\n    1,\n    2.0\n  ],\n  \"b\": 3\n}"));
        QVERIFY(!(text("sent") + text("received")).contains("geheim"));
        const QString phases = view().findChild<Waterfall*>()->text();
        QVERIFY2(phases.contains("Connect ") && phases.contains("Wait ") &&
                     phases.contains("Download "),
                 qPrintable(phases));
        QVERIFY(!m_window->stress().hasResult());
    }

    void secretsThatComeBackAreHidden() {
        const RawServer server([](RawClient& client) {
            if (!client.readRequest().empty())
                client.send(plainAnswer("{\"token\": 1, \"echo\": \"Bearer geheim\"}"));
        });
        send(server.url(), "Authorization: Bearer geheim");
        QTRY_VERIFY(view().isVisible());
        QVERIFY2(text("received").endsWith("{\n  \"token\": \"***\",\n  \"echo\": \"***\"\n}"),
                 qPrintable(text("received")));
    }

    void secretsAndBytesAreShownIfWanted() {
        const RawServer server([](RawClient& client) {
            if (!client.readRequest().empty())
                client.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a\": 12}");
        });
        send(server.url(), "Authorization: Bearer geheim");
        QTRY_VERIFY(view().isVisible());
        view().findChild<QCheckBox*>("sentSecrets")->setChecked(true);
        QVERIFY(text("sent").contains("Authorization: Bearer geheim"));
        view().findChild<QWidget*>("received")->findChild<QCheckBox*>()->setChecked(true);
        QVERIFY(text("received").endsWith("\n\n{\"a\": 12}"));
        send(server.url(), "Authorization: Bearer geheim");
        QTRY_VERIFY(!view().findChild<QCheckBox*>("sentSecrets")->isChecked());
        QVERIFY(!text("sent").contains("geheim"));
    }

    void secretsThatAreShownAreInNoPicture() {
        TargetServer server;
        QVERIFY(server.start("127.0.0.1", 0));
        send(server.url(), "Authorization: Bearer geheim");
        QTRY_VERIFY(view().isVisible());
        auto* shown = view().findChild<QCheckBox*>("sentSecrets");
        shown->setChecked(true);
        {
            const MaskedFields masked(m_window->stress());
            QVERIFY(text("sent").contains("Authorization: ***"));
            QVERIFY(!text("sent").contains("geheim"));
            QVERIFY(!shown->isChecked());
        }
        QVERIFY(text("sent").contains("Authorization: Bearer geheim"));
        QVERIFY(shown->isChecked());
    }

    void theChecksOfTheFormJudgeIt() {
        TargetServer server;
        QVERIFY(server.start("127.0.0.1", 0));
        PlanFields fields = m_window->stress().fields();
        fields["check"] = "size < 1MB\nbody contains \"nowhere in it\"";
        form().setFields(fields);
        send(server.url(), "");
        QTRY_VERIFY(view().isVisible());
        QVERIFY2(said("sentSentence").startsWith("200 OK, but not all checks passed, in "),
                 qPrintable(said("sentSentence")));
        QCOMPARE(checks(),
                 (QStringList{"passed  size < 1MB", "failed  body contains \"nowhere in it\""}));
        fields["check"] = "";
        form().setFields(fields);
        send(server.url(), "");
        QTRY_VERIFY(said("sentSentence").startsWith("200 OK, as expected"));
        QCOMPARE(checks(), QStringList());
    }

    void whatFailsIsShownToo() {
        send("http://127.0.0.1:1/", "");
        QTRY_VERIFY(view().isVisible());
        QVERIFY2(said("sentSentence").contains("refused"), qPrintable(said("sentSentence")));
        QCOMPARE(view().findChild<Waterfall*>()->text(), QString());
    }

    void stopEndsIt() {
        const RawServer server([](RawClient& client) {
            if (!client.readRequest().empty())
                client.sleep(std::chrono::hours(1));
        });
        send(server.url(), "");
        QVERIFY(m_window->stress().isRunning());
        QTRY_COMPARE(server.connections(), 1);
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QTRY_VERIFY(!m_window->stress().isRunning());
        QVERIFY(said("sentSentence").startsWith("Stopped before the answer was whole"));
    }

    void theRunTakesItsPlaceAndCloseGoesBack() {
        TargetServer server;
        QVERIFY(server.start("127.0.0.1", 0));
        send(server.url(), "");
        QTRY_VERIFY(view().isVisible());
        view().findChild<QPushButton*>("sentBack")->click();
        QVERIFY(!view().isVisible());
        send(server.url(), "");
        QTRY_VERIFY(view().isVisible());
        PlanFields fields = m_window->stress().fields();
        fields.amount = PlanFields::Amount::Requests;
        fields["requests"] = "20";
        form().setFields(fields);
        m_window->stress().start();
        QTRY_VERIFY(m_window->stress().hasResult());
        QVERIFY(!view().isVisible());
        QCOMPARE(m_window->stress().report()->snapshot.totals.ok, 20U);
    }

    /// What comes is said to be unpacked, and not to be what went over the wire.
    void unpackedBodiesAreNamed_data() {
        QTest::addColumn<bool>("isAsked");
        QTest::newRow("asked for") << true;
        QTest::newRow("not asked for") << false;
    }

    void unpackedBodiesAreNamed() {
        QFETCH(bool, isAsked);
        const QByteArray packed = QByteArray::fromHex(
            "1f8b08000000000002ffab564a54b25230ac0500978ea1fb08000000"); // {"a": 1}
        const RawServer server([&](RawClient& client) {
            if (!client.readRequest().empty())
                client.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " +
                            std::to_string(packed.size()) + "\r\n\r\n" + packed.toStdString());
        });
        PlanFields fields = m_window->stress().fields();
        fields["compressed"] = isAsked ? "true" : "false";
        form().setFields(fields);
        send(server.url(), "");
        QTRY_VERIFY(view().isVisible());
        const auto* received = view().findChild<QWidget*>("received");
        QStringList labels;
        for (const QLabel* label : received->findChildren<QLabel*>())
            labels << label->text();
        const QString tip = received->findChild<QCheckBox*>()->toolTip();
        if (isAsked) {
            QVERIFY2(
                labels.join('|').startsWith("63 B of headers, 8 B of body, unpacked from gzip|"),
                qPrintable(labels.join('|')));
            QVERIFY2(tip.endsWith("over the wire it went as gzip"), qPrintable(tip));
            QVERIFY(text("received").contains("\"a\": 1"));
        } else {
            QVERIFY2(labels.join('|').startsWith("63 B of headers, 28 B of body|"),
                     qPrintable(labels.join('|')));
            QVERIFY2(!tip.contains("unpacked"), qPrintable(tip));
            QVERIFY(text("received").endsWith("(28 B that are no text)"));
        }
    }

    /// Both sides stand ready with and without secrets, so that nothing is masked for a click.
    void largeBodiesAreMaskedBefore() {
        std::string body = "token=geheim&a=";
        body += std::string(10'000'000, 'x');
        SentOnce once;
        once.dialogue.takeLine("HTTP/1.1 200 OK\r\n");
        once.dialogue.takeBody(body);
        const SentPage page = pageOf(std::move(once));
        for (const bool raw : {false, true}) {
            QVERIFY(page.received.text(true, raw).contains("token=geheim&a=xxx"));
            QVERIFY(page.received.text(false, raw).contains("token=***&a=xxx"));
            QVERIFY(!page.received.text(false, raw).contains("geheim"));
            QVERIFY(page.received.text(false, raw).size() < 70'000);
        }
    }

    void bodiesAreCutAndNamed() {
        const auto shown = [](const std::string& body) {
            return messageText({{"HTTP/1.1 200 OK"}, body}, false).section("\n\n", 1);
        };
        QCOMPARE(shown("plain\n"), "plain\n");
        QCOMPARE(shown(std::string("\xff\x00", 2)), "(2 B that are no text)");
        std::string body(65'535, 'x');
        body += "\u00e4y";
        const QString cut = shown(body);
        QCOMPARE(cut, QString("x").repeated(65'535) + "\n(the first 65.5 kB of 65.5 kB)");
    }

private:
    PlanForm& form() const { return *m_window->stress().findChild<PlanForm*>(); }
    SentView& view() const { return *m_window->stress().findChild<SentView*>(); }
    QString said(const char* name) const {
        return view().findChild<SentenceLabel*>(name)->sentence();
    }
    /// The rows that are seen.
    QStringList checks() const {
        const auto* card = view().findChild<QWidget*>("sentChecks");
        const auto* list = card->findChild<QListWidget*>();
        QStringList rows;
        for (int row = 0; card->isVisible() && row < list->count(); ++row)
            rows << list->item(row)->text();
        return rows;
    }
    QString text(const char* side) const {
        return view().findChild<QWidget*>(side)->findChild<QPlainTextEdit*>()->toPlainText();
    }
    void send(const std::string& url, const QString& headers) const {
        PlanFields fields = m_window->stress().fields();
        fields["url"] = QString::fromStdString(url);
        fields["header"] = headers;
        form().setFields(fields);
        QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    }

    Theme m_theme;
    std::unique_ptr<WindowStore> m_store;
    std::unique_ptr<MainWindow> m_window;
};

LOADSTONE_TEST(SendOnceTest)
#include "sendonce_test.moc"
