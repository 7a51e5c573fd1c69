// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testprogram.h"
#include "ui/request/addresswords.h"
#include "ui/request/hostline.h"
#include "ui/stress/planform.h"

#include <QLineEdit>

#include <future>

using namespace loadstone;

namespace {

const QList<QHostAddress> ownAddresses{QHostAddress("127.0.0.1"), QHostAddress("::1"),
                                       QHostAddress("203.0.113.9")};

AddressList listOf(const char* text) {
    return addressesKnown(text, 80);
}

} // namespace

/// The line under the URL: the addresses of its host, and whose they are.
class HostLineTest : public QObject {
    Q_OBJECT

private slots:
    void addressesTellWhoseTheyAre_data() {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("reach");
        const auto row = [](const char* address, Reach reach) {
            QTest::newRow(address) << address << static_cast<int>(reach);
        };
        for (const char* here : {"127.0.0.1", "127.9.9.9", "::1", "0.0.0.0", "::", "203.0.113.9",
                                 "::ffff:127.0.0.1", "::ffff:203.0.113.9"})
            row(here, Reach::ThisMachine);
        for (const char* near : {"10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.1",
                                 "192.168.1.1", "100.64.0.1", "100.127.255.1", "169.254.1.1",
                                 "fc00::1", "fdff::1", "fe80::1", "febf::1", "::ffff:10.0.0.1"})
            row(near, Reach::PrivateNetwork);
        for (const char* far :
             {"9.255.255.255", "11.0.0.1", "172.15.0.1", "172.32.0.1", "192.167.1.1", "100.63.0.1",
              "100.128.0.1", "203.0.113.8", "2001:db8::1", "fec0::1", "::ffff:8.8.8.8"})
            row(far, Reach::Public);
    }

    void addressesTellWhoseTheyAre() {
        QFETCH(QString, address);
        QFETCH(int, reach);
        QCOMPARE(static_cast<int>(reachOf(QHostAddress(address), ownAddresses)), reach);
    }

    void theFarthestAddressDecides() {
        const auto said = [](const QString& host, const QStringList& addresses) {
            QList<QHostAddress> list;
            for (const QString& address : addresses)
                list << QHostAddress(address);
            return addressesText(host, list, ownAddresses);
        };
        QCOMPARE(said("127.0.0.1", {"127.0.0.1"}), "127.0.0.1: this machine.");
        QCOMPARE(said("localhost", {"::1", "127.0.0.1"}),
                 "localhost is ::1 and 127.0.0.1: this machine.");
        QCOMPARE(said("db.lan", {"127.0.0.1", "10.1.2.3"}),
                 "db.lan is 127.0.0.1 and 10.1.2.3: on a private network.");
        QCOMPARE(said("a.test", {"10.0.0.1", "10.0.0.2", "10.0.0.3", "8.8.8.8", "8.8.4.4"}),
                 "a.test is 10.0.0.1, 10.0.0.2, 10.0.0.3 and 2 more: a public address. Load only "
                 "servers that you are allowed to test.");
        QCOMPARE(said("nowhere.test", {}), "No address is known of nowhere.test.");
    }

    void theFormShowsTheHostOfItsUrl() {
        PlanForm form;
        const auto* line = form.findChild<HostLine*>();
        QCOMPARE(line->text(), "127.0.0.1: this machine.");
        form.setUrl("http://localhost:81/x");
        QVERIFY2(line->text().startsWith("localhost is ") &&
                     line->text().endsWith(": this machine."),
                 qPrintable(line->text()));
        form.setUrl("http://[::1]/");
        QCOMPARE(line->text(), "::1: this machine.");
        form.setUrl("nonsense");
        QCOMPARE(line->text(), QString());
    }

    /// Nothing waits for a name server, and what it says too late is not shown.
    void whatComesTooLateIsNotShown() {
        std::promise<void> gate;
        std::shared_future<void> open = gate.get_future().share();
        const auto ask = [open](const std::string& host, std::uint16_t) {
            if (host == "slow.test")
                open.wait();
            return listOf(host == "slow.test" ? "10.0.0.1" : "10.0.0.2");
        };
        HostLine line(nullptr, ask);
        line.showHostOf("http://slow.test/");
        QCOMPARE(line.text(), QString());
        line.showHostOf("http://fast.test/");
        QTRY_COMPARE(line.text(), "fast.test is 10.0.0.2: on a private network.");
        gate.set_value();
        line.showHostOf("http://fast.test/other");
        QCoreApplication::processEvents();
        QCOMPARE(line.text(), "fast.test is 10.0.0.2: on a private network.");
    }
};

LOADSTONE_TEST(HostLineTest)
#include "hostline_test.moc"
