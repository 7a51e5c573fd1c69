// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/addressowner.h"
#include "core/run/consent.h"
#include "tests/support/testprogram.h"

#include <algorithm>

using namespace loadstone;

namespace {

Address addressOf(const char* text) {
    return addressesKnown(text, 80).front();
}

} // namespace

/// Whom one may stress without being asked.
class ConsentTest : public QObject {
    Q_OBJECT

private slots:
    void addressesTellWhoseTheyAre_data() {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("owner");
        const auto row = [](const char* address, AddressOwner owner) {
            QTest::newRow(address) << address << static_cast<int>(owner);
        };
        for (const char* here : {"127.0.0.1", "127.255.0.9", "::1", "0.0.0.0", "::", "203.0.113.9",
                                 "2001:db8::9", "::ffff:127.0.0.1", "::ffff:203.0.113.9"})
            row(here, AddressOwner::ThisMachine);
        for (const char* near :
             {"10.0.0.0", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1",
              "169.254.1.1", "fc00::1", "fdff::1", "fe80::1", "febf::1", "::ffff:10.1.2.3"})
            row(near, AddressOwner::PrivateNetwork);
        for (const char* far :
             {"1.1.1.1",       "9.255.255.255", "11.0.0.0",    "172.15.255.255",  "172.32.0.0",
              "192.167.0.1",   "192.169.0.0",   "169.253.0.1", "128.0.0.1",       "126.0.0.1",
              "0.0.0.1",       "192.0.2.1",     "100.64.0.1",  "100.127.255.255", "203.0.113.8",
              "2001:db8::1",   "fec0::1",       "fe00::1",     "fb00::1",         "::2",
              "::ffff:8.8.8.8"})
            row(far, AddressOwner::Elsewhere);
    }
    void addressesTellWhoseTheyAre() {
        QFETCH(QString, address);
        QFETCH(int, owner);
        const AddressList own{addressOf("203.0.113.9"), addressOf("2001:db8::9")};
        QCOMPARE(static_cast<int>(ownerOf(addressOf(qPrintable(address)), own)), owner);
    }
    void ownAddressesAreThisMachine() {
        const AddressList own = ownAddresses();
        QVERIFY(std::ranges::count(own, std::string("127.0.0.1"), &Address::text) == 1);
    }

    void othersNeedConsent() {
        LoadPlan plan;
        plan.request.url = "http://user:secret@example.test/?token=secret";
        plan.threads = 32;
        const AddressList far{addressOf("10.0.0.1"), addressOf("192.0.2.1")};
        const AddressList near{addressOf("10.0.0.1")};
        const Consent asked{true, {}};
        QVERIFY(Consent().check(plan, far));
        QVERIFY(asked.check(plan, near));
        QVERIFY((Consent{true, {"other.test", "example.TEST"}}.check(plan, far)));
        QVERIFY(!(Consent{true, {"other.test"}}.check(plan, far)));
        const Error error = asked.check(plan, far).error();
        QCOMPARE(error.field, std::string("i-may-test"));
        QVERIFY2(error.message.starts_with("example.test is at 192.0.2.1, which is neither this "
                                           "machine nor private; before load goes there (GET "),
                 error.message.c_str());
        QVERIFY(error.message.ends_with("--i-may-test example.test"));
        const Error inWindow = Consent{true, {}, false}.check(plan, far).error();
        QVERIFY(inWindow.message.ends_with("), say that you may test it"));
        QVERIFY(error.message.find("secret") == std::string::npos);
        QVERIFY(asked.check(plan, {}).error().message.find("where the proxy finds it") !=
                std::string::npos);
    }

    void eachHostOfADatabaseIsAskedForItself() {
        LoadPlan plan;
        plan.request.url = "postgresql://app:geheim@192.0.2.1:1,[2001:db8::7],db.test/shop";
        plan.queries.all = {{"SELECT 1"}};
        const Consent asked{true, {}};
        for (const std::string host : {"192.0.2.1", "2001:db8::7", "db.test"}) {
            const auto refused = asked.checkHost(plan, host, {addressOf("192.0.2.1")});
            QCOMPARE(hostToAllow(refused.error(), plan).value(), host);
            QVERIFY((Consent{true, {host}}.checkHost(plan, host, {addressOf("192.0.2.1")})));
            QVERIFY(refused.error().message.find("geheim") == std::string::npos);
        }
        QVERIFY(!hostToAllow({"threads", "192.0.2.1 is something else"}, plan));
    }

    void addressIsNotSaidTwice() {
        for (const std::string host : {"192.0.2.1", "[2001:db8::7]"}) {
            LoadPlan plan;
            plan.request.url = "http://" + host + "/";
            const std::string name = host.front() == '[' ? host.substr(1, host.size() - 2) : host;
            const Error error = Consent{true, {}}.check(plan, {addressOf(name.c_str())}).error();
            QVERIFY2(error.message.starts_with(name + " is neither this machine nor private; "),
                     error.message.c_str());
        }
    }
};

LOADSTONE_TEST(ConsentTest)
#include "consent_test.moc"
