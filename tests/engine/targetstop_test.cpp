// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/targetserver.h"
#include "tests/support/clientsocket.h"
#include "tests/support/fetch.h"
#include "tests/support/testprogram.h"

#include <memory>
#include <thread>

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

/// A drain time that would be noticed.
constexpr TargetServer::Options patient{1h, 4096, 0};
/// Longer than any test may last.
constexpr auto endless = "/delay/3600000";

} // namespace

/// How the local target starts and ends.
class TargetStopTest : public QObject {
    Q_OBJECT

private slots:
    void startsAgainOnTheSamePort() {
        TargetServer server;
        int port = 0;
        for (int i = 0; i < 5; ++i) {
            const auto started = server.start("127.0.0.1", port);
            QVERIFY(started.has_value());
            port = *started;
            QVERIFY(server.isRunning());
            ClientSocket client(port);
            QVERIFY(client.get("/").starts_with("HTTP/1.1 200"));
            server.stop();
            QVERIFY(!server.isRunning());
            QVERIFY(server.url().empty());
            QVERIFY(!ClientSocket(port).isConnected());
        }
    }

    void aPortInUseIsAnError() {
        TargetServer first;
        TargetServer second;
        const int port = first.start("127.0.0.1", 0).value();
        const auto refused = second.start("127.0.0.1", port);
        QVERIFY(!refused);
        QCOMPARE(refused.error().field, "port");
        QCOMPARE(refused.error().message, "port " + std::to_string(port) + " is in use");
        QVERIFY(!second.isRunning());
        QVERIFY(ClientSocket(port).get("/").starts_with("HTTP/1.1 200"));
    }

    void whereItCannotListenItSaysWhy_data() {
        addColumns<QString, int, QString, QString>("address", "port", "field", "words");
        // 192.0.2.0/24 is for documentation: no machine has it.
        QTest::newRow("foreign") << "192.0.2.1" << 0 << "address"
                                 << "has no address 192.0.2.1";
        QTest::newRow("no name") << "no such name" << 0 << "address"
                                 << "cannot be resolved";
        QTest::newRow("empty") << "" << 0 << "address"
                               << "no address was given";
        QTest::newRow("too high") << "127.0.0.1" << 65536 << "port"
                                  << "from 0 to 65535";
        QTest::newRow("negative") << "127.0.0.1" << -1 << "port"
                                  << "from 0 to 65535";
    }

    void whereItCannotListenItSaysWhy() {
        QFETCH(QString, address);
        QFETCH(int, port);
        QFETCH(QString, field);
        QFETCH(QString, words);
        TargetServer server;
        const auto started = server.start(address.toStdString(), port);
        QVERIFY(!started);
        QCOMPARE(QString::fromStdString(started.error().field), field);
        QVERIFY2(QString::fromStdString(started.error().message).contains(words),
                 started.error().message.c_str());
    }

    void ipv6AddressesStandInBrackets() {
        TargetServer server;
        if (!server.start("::1", 0))
            QSKIP("this machine has no IPv6");
        QVERIFY(server.url().starts_with("http://[::1]:"));
        Fetcher client;
        QCOMPARE(client.get(server.url()).status, 200);
    }

    void answersInFlightAreFinished() {
        TargetServer server(patient);
        ClientSocket client(server.start("127.0.0.1", 0).value());
        QVERIFY(!client.get("/").empty()); // it is accepted now
        QVERIFY(client.sendGet("/delay/300"));
        server.stop();
        const std::string answer = client.readMessage();
        QVERIFY(answer.starts_with("HTTP/1.1 200"));
        QVERIFY(client.readMessage().empty());
    }

    void idleConnectionsDoNotHoldItUp() {
        TargetServer server(patient);
        const int port = server.start("127.0.0.1", 0).value();
        std::vector<std::unique_ptr<ClientSocket>> clients;
        for (int i = 0; i < 50; ++i) {
            clients.push_back(std::make_unique<ClientSocket>(port));
            if (i % 2)
                QVERIFY(!clients.back()->get("/").empty());
        }
        server.stop();
        for (const auto& client : clients)
            QVERIFY(client->readMessage().empty());
    }

    void whatTakesLongerThanTheDrainTimeIsCutOff() {
        TargetServer server({50ms, 4096, 0});
        const int port = server.start("127.0.0.1", 0).value();
        ClientSocket waiting(port);
        QVERIFY(!waiting.get("/").empty());
        QVERIFY(waiting.sendGet(endless));
        ClientSocket reluctant(port); // takes nothing of its gigabyte
        QVERIFY(!reluctant.get("/").empty());
        QVERIFY(reluctant.sendGet("/bytes/1000000000"));
        ClientSocket slow(port); // never finishes its request
        QVERIFY(!slow.get("/").empty());
        QVERIFY(slow.send("POST /echo HTTP/1.1\r\nContent-Length: 100\r\n\r\nabc"));
        server.stop();
        QVERIFY(waiting.readMessage().empty());
    }

    void aClientThatLeavesFreesItsThread() {
        TargetServer server({50ms, 1, 0});
        const int port = server.start("127.0.0.1", 0).value();
        {
            ClientSocket leaving(port);
            QVERIFY(leaving.sendGet(endless));
        }
        QVERIFY(!ClientSocket(port).get("/").empty());
    }

    void moreThanTheMostWaitForTheirTurn() {
        TargetServer server({50ms, 2, 8});
        const int port = server.start("127.0.0.1", 0).value();
        auto first = std::make_unique<ClientSocket>(port);
        ClientSocket second(port);
        QVERIFY(!first->get("/").empty());
        QVERIFY(!second.get("/").empty());
        ClientSocket third(port);
        QVERIFY(third.sendGet("/status/203"));
        first.reset();
        QVERIFY(third.readMessage().starts_with("HTTP/1.1 203"));
    }

    void stopsUnderLoad() {
        TargetServer server({20ms, 4096, 8});
        const int port = server.start("127.0.0.1", 0).value();
        std::vector<std::jthread> clients;
        for (int i = 0; i < 20; ++i)
            clients.emplace_back([port, i](const std::stop_token& stop) {
                while (!stop.stop_requested()) {
                    ClientSocket client(port);
                    while (!client.get(i % 2 ? "/" : "/jitter/0-30").empty()) {
                    }
                }
            });
        QVERIFY(!ClientSocket(port).get("/delay/50").empty());
        server.stop();
        QVERIFY(!server.isRunning());
    }
};

LOADSTONE_TEST(TargetStopTest)

#include "targetstop_test.moc"
