// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/responder.h"
#include "tests/support/clientsocket.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace loadstone;

class ResponderTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        const auto port = m_responder.start("127.0.0.1", 0, 2);
        QVERIFY(port.has_value());
        m_port = *port;
    }

    void cleanup() { m_responder.stop(); }

    void everyRequestIsAnswered() {
        ClientSocket first(m_port);
        ClientSocket second(m_port);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(first.get("/any").ends_with("\r\n\r\nok"));
            QVERIFY(second.get("/other").starts_with("HTTP/1.1 200 OK\r\n"));
        }
    }

    void requestsMayComeInPieces() {
        ClientSocket client(m_port);
        QVERIFY(client.send("GET / HTTP/1.1\r\nHost: a\r"));
        QVERIFY(client.send("\n\r"));
        QVERIFY(client.send("\nGET / HTTP/1.1\r\n\r\n"));
        QVERIFY(client.readMessage().ends_with("ok"));
        QVERIFY(client.readMessage().ends_with("ok"));
    }

    void stopClosesWhatIsOpen() {
        ClientSocket client(m_port);
        QVERIFY(client.get("/").ends_with("ok"));
        m_responder.stop();
        QCOMPARE(client.get("/"), std::string());
    }

    void takenPortIsAnError() {
        Responder second;
        const auto port = second.start("127.0.0.1", m_port);
        QVERIFY(!port.has_value());
        QVERIFY(port.error().message.find("is in use") != std::string::npos);
    }

private:
    Responder m_responder;
    int m_port = 0;
};

LOADSTONE_TEST(ResponderTest)
#include "responder_test.moc"
