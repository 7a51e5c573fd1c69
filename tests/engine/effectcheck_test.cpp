// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/requestdata.h"
#include "core/load/loadplan.h"
#include "core/load/plansettings.h"
#include "tests/support/othersettings.h"
#include "tests/support/testprogram.h"

#include <QTemporaryDir>

using namespace loadstone;

Q_DECLARE_METATYPE(LoadPlan)

namespace {

using Change = void (*)(LoadPlan& plan);

LoadPlan planWith(Change change) {
    LoadPlan plan;
    plan.request.url = "http://example.test/";
    change(plan);
    return plan;
}

} // namespace

/// No setting is taken in silence that changes nothing.
class EffectCheckTest : public QObject {
    Q_OBJECT

private slots:
    void uselessOnesAreRefused_data();
    void uselessOnesAreRefused();
    void usefulOnesAreTaken_data();
    void usefulOnesAreTaken();
    void feedsMustBeUsed_data();
    void feedsMustBeUsed();
};

void EffectCheckTest::uselessOnesAreRefused_data() {
    QTest::addColumn<LoadPlan>("plan");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const char* field, const char* sentence, Change change) {
        QTest::newRow(name) << planWith(change) << QString(field) << QString(sentence);
    };
    const char* const overSocket =
        "all goes over the unix socket, whatever this says; leave one of them out";
    const char* const noVersion =
        "all goes over the unix socket, whatever the version of addresses; leave one of them out";
    row("IPv4 and a socket", "ipv4", noVersion, [](LoadPlan& plan) {
        plan.transport.unixSocket = "s";
        plan.transport.ipVersion = IpVersion::Four;
    });
    row("IPv6 and a socket", "ipv4", noVersion, [](LoadPlan& plan) {
        plan.transport.unixSocket = "s";
        plan.transport.ipVersion = IpVersion::Six;
    });
    const char* const otherVersion =
        "the host is an address of the other version; take any version, or name another host";
    row("IPv4 and an address of IPv6", "ipv4", otherVersion, [](LoadPlan& plan) {
        plan.request.url = "http://[::1]:8089/";
        plan.transport.ipVersion = IpVersion::Four;
    });
    row("IPv6 and a way to an address of IPv4", "ipv4", otherVersion, [](LoadPlan& plan) {
        plan.transport.connectTo = {Detour::read("::127.0.0.1:").value()};
        plan.transport.ipVersion = IpVersion::Six;
    });
    row("an address and a socket", "resolve", overSocket, [](LoadPlan& plan) {
        plan.transport.unixSocket = "s";
        plan.transport.resolve = {PinnedHost::read("example.test:80:127.0.0.1").value()};
    });
    row("another host and a socket", "connect-to", overSocket, [](LoadPlan& plan) {
        plan.transport.unixSocket = "s";
        plan.transport.connectTo = {Detour::read("::other.test:").value()};
    });
    row("an interface and a socket", "interface", overSocket, [](LoadPlan& plan) {
        plan.transport.unixSocket = "s";
        plan.transport.interface = "lo";
    });
    row("all addresses of a socket", "spread-addresses", overSocket, [](LoadPlan& plan) {
        plan.transport.unixSocket = "s";
        plan.transport.spreadAddresses = true;
    });
    row("all addresses behind a proxy", "spread-addresses",
        "it is the proxy that connects to the host; leave one of them out", [](LoadPlan& plan) {
            plan.transport.proxy = "http://proxy.test:3128";
            plan.transport.spreadAddresses = true;
        });
    row("stale connections without keep-alive", "retry-stale",
        "without keep-alive no connection is ever idle; leave one of them out", [](LoadPlan& plan) {
            plan.transport.keepAlive = false;
            plan.transport.retryStale = true;
        });
    row("Digest and a header", "digest",
        "the header Authorization says already who asks; leave one of them out",
        [](LoadPlan& plan) {
            plan.request.url = "http://me:word@example.test/";
            plan.request.headers = {{"authorization", "Bearer token"}};
            plan.transport.digest = true;
        });
    row("a user and a header", "header",
        "the URL names a user, and the header Authorization takes its place; leave one of them out",
        [](LoadPlan& plan) {
            plan.request.url = "http://me:word@example.test/";
            plan.request.headers = {{"Authorization", "Bearer token"}};
        });
    row("the address of another port", "resolve",
        "it is for another host or port than what is connected to, example.test, port 443",
        [](LoadPlan& plan) {
            plan.request.url = "https://example.test/";
            plan.transport.resolve = {PinnedHost::read("example.test:80:127.0.0.1").value()};
        });
    row("the address of the host before a detour", "resolve",
        "it is for another host or port than what is connected to, other.test, port 80",
        [](LoadPlan& plan) {
            plan.transport.connectTo = {Detour::read("::other.test:").value()};
            plan.transport.resolve = {PinnedHost::read("example.test:80:127.0.0.1").value()};
        });
    row("the way to another host", "connect-to",
        "it is for another host or port than what is asked, example.test, port 80",
        [](LoadPlan& plan) {
            plan.transport.connectTo = {Detour::read("example.test:443:127.0.0.1:").value()};
        });
}

void EffectCheckTest::uselessOnesAreRefused() {
    QFETCH(LoadPlan, plan);
    QFETCH(QString, field);
    QFETCH(QString, sentence);
    const auto errors = validate(plan);
    QCOMPARE(errors.size(), std::size_t{1});
    QCOMPARE(errors.front(), (Error{field.toStdString(), sentence.toStdString()}));
}

void EffectCheckTest::usefulOnesAreTaken_data() {
    QTest::addColumn<LoadPlan>("plan");
    const auto row = [](const char* name, Change change) {
        QTest::newRow(name) << planWith(change);
    };
    row("IPv4 and an address of it", [](LoadPlan& plan) {
        plan.request.url = "http://127.0.0.1:8089/";
        plan.transport.ipVersion = IpVersion::Four;
    });
    row("IPv6 and a host that has both", [](LoadPlan& plan) {
        plan.request.url = "http://localhost:8089/";
        plan.transport.ipVersion = IpVersion::Six;
    });
    row("IPv6 to a proxy, which connects to an address of IPv4", [](LoadPlan& plan) {
        plan.request.url = "http://127.0.0.1:8089/";
        plan.transport.proxy = "http://proxy.test:3128";
        plan.transport.ipVersion = IpVersion::Six;
    });
    row("figures are read over TCP", [](LoadPlan& plan) {
        plan.metrics.url = "http://figures.test:9090/";
        plan.transport.unixSocket = "s";
        plan.transport.ipVersion = IpVersion::Six;
        plan.transport.interface = "lo";
        plan.transport.resolve = {PinnedHost::read("figures.test:9090:127.0.0.1").value()};
    });
    row("figures have addresses of their own", [](LoadPlan& plan) {
        plan.metrics.url = "http://figures.test:9090/";
        plan.transport.resolve = {PinnedHost::read("figures.test:9090:127.0.0.1").value()};
    });
    row("redirects lead elsewhere", [](LoadPlan& plan) {
        plan.transport.redirects = 1;
        plan.transport.resolve = {PinnedHost::read("other.test:80:127.0.0.1").value()};
        plan.transport.connectTo = {Detour::read("other.test:80:127.0.0.1:").value()};
    });
    row("one of several fits", [](LoadPlan& plan) {
        plan.transport.resolve = {PinnedHost::read("example.test:443:127.0.0.1").value(),
                                  PinnedHost::read("EXAMPLE.test:80:127.0.0.1").value()};
        plan.transport.connectTo = {Detour::read("other.test::a.test:").value(),
                                    Detour::read("example.test:80::").value()};
    });
    row("a header that is left out", [](LoadPlan& plan) {
        plan.request.url = "http://me:word@example.test/";
        plan.request.headers = {{"Authorization", "", true}};
    });
    forEachSetting([](const auto& setting) { QTest::newRow(setting.field) << otherPlan(setting); });
}

void EffectCheckTest::usefulOnesAreTaken() {
    QFETCH(LoadPlan, plan);
    const auto errors = validate(plan);
    QVERIFY2(errors.empty(), (errors.empty() ? "" : errors.front().message).c_str());
}

void EffectCheckTest::feedsMustBeUsed_data() {
    QTest::addColumn<QString>("url");
    QTest::addColumn<QStringList>("orders");
    QTest::addColumn<QString>("unused");
    QTest::newRow("used") << "http://h/{{a0}}" << QStringList{""} << "";
    QTest::newRow("unused") << "http://h/" << QStringList{""} << "a0";
    QTest::newRow("by chance") << "http://h/{{seq}}" << QStringList{":random"} << "a0";
    QTest::newRow("its rows end the run") << "http://h/" << QStringList{":once"} << "";
    QTest::newRow("one of two") << "http://h/{{b0}}" << QStringList{"", ":random"} << "a1";
    QTest::newRow("braces that are text") << "http://h/{{{{a0}}" << QStringList{""} << "a0";
}

void EffectCheckTest::feedsMustBeUsed() {
    QFETCH(QString, url);
    QFETCH(QStringList, orders);
    QFETCH(QString, unused);
    const QTemporaryDir folder;
    std::vector<FeedChoice> feeds;
    for (qsizetype i = 0; i < orders.size(); ++i) {
        const QString name = folder.filePath(QString("%1.csv").arg(i));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QString("a%1,b%1\n1,2\n").arg(i).toUtf8());
        feeds.push_back(FeedChoice::read((name + orders[i]).toStdString()).value());
    }
    const auto data = RequestData::open({"GET", url.toStdString(), {}, {}}, feeds, 1);
    QCOMPARE(data.has_value(), unused.isEmpty());
    if (data)
        return;
    QCOMPARE(data.error().field, std::string("feed"));
    const QString file = folder.filePath(unused.mid(1) + ".csv");
    QCOMPARE(QString::fromStdString(data.error().message),
             QString("no placeholder takes a value of %1; write one into the URL, a header or the "
                     "body, as {{%2}}, or leave the feed out")
                 .arg(file, unused));
}

LOADSTONE_TEST(EffectCheckTest)
#include "effectcheck_test.moc"
