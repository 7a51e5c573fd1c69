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

AddressList listOf(const char* text) {
    return addressesKnown(text, 80);
}

} // namespace

/// The line under the URL: the addresses of its host, and whose they are.
class HostLineTest : public QObject {
    Q_OBJECT

private slots:
    void theFarthestAddressDecides() {
        const auto said = [](const QString& host, const QStringList& addresses) {
            AddressList list;
            for (const QString& address : addresses)
                list.push_back(listOf(qPrintable(address)).front());
            return addressesText(host, list, listOf("203.0.113.9"));
        };
        QCOMPARE(said("127.0.0.1", {"127.0.0.1"}), "127.0.0.1: this machine.");
        QCOMPARE(said("localhost", {"::1", "127.0.0.1"}),
                 "localhost is ::1 and 127.0.0.1: this machine.");
        QCOMPARE(said("db.lan", {"127.0.0.1", "10.1.2.3"}),
                 "db.lan is 127.0.0.1 and 10.1.2.3: on a private network.");
        QCOMPARE(said("a.test", {"10.0.0.1", "10.0.0.2", "10.0.0.3", "8.8.8.8", "8.8.4.4"}),
                 "a.test is 10.0.0.1, 10.0.0.2, 10.0.0.3 and 2 more: a public address. Load only "
                 "servers that you are allowed to test.");
        QCOMPARE(said("me.test", {"203.0.113.9"}), "me.test is 203.0.113.9: this machine.");
        QCOMPARE(said("100.64.0.1", {"100.64.0.1"}),
                 "100.64.0.1: a public address. Load only servers that you are allowed to test.");
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
