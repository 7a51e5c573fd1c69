// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/missingsecrets.h"
#include "core/http/secretcheck.h"
#include "core/http/secretname.h"
#include "core/http/secrets.h"
#include "core/http/url.h"
#include "core/load/lostsecrets.h"
#include "core/load/planjson.h"
#include "core/report/runjson.h"
#include "core/report/runtext.h"
#include "core/report/sweepjson.h"
#include "core/report/sweeptext.h"
#include "core/sweep/sweepanalysis.h"
#include "tests/support/sweepreports.h"
#include "tests/support/testprogram.h"

using namespace loadstone;

namespace {

/// What no output may hold.
const std::string hidden = "hunter2";

std::string textOf(const QString& text) {
    return text.toStdString();
}

} // namespace

Q_DECLARE_METATYPE(loadstone::LoadPlan)

/// What is secret is the same everywhere, and leaves in no output.
class SecretsTest : public QObject {
    Q_OBJECT

private slots:
    void namesOfSecrets_data() {
        QTest::addColumn<bool>("isOne");
        const auto rows = [](bool isOne, std::initializer_list<const char*> names) {
            for (const char* name : names)
                QTest::newRow(name) << isOne;
        };
        rows(true, {"Authorization",
                    "PROXY-AUTHORIZATION",
                    "Cookie",
                    "Set-Cookie",
                    "X-Api-Key",
                    "x-apikey",
                    "api_key",
                    "apiKey",
                    "APIKey",
                    "APIKEY",
                    "api.key",
                    "hapikey",
                    "key",
                    "Ocp-Apim-Subscription-Key",
                    "AWSAccessKeyId",
                    "accesskey",
                    "X-Auth-Token",
                    "Private-Token",
                    "access_token",
                    "accessToken",
                    "authtoken",
                    "X-CSRF-Token",
                    "csrf",
                    "refresh_tokens",
                    "client_secret",
                    "clientsecret",
                    "Secret",
                    "password",
                    "user[password]",
                    "newPassword2",
                    "passwd",
                    "pwd",
                    "pass",
                    "passphrase",
                    "auth",
                    "X-Auth",
                    "basicAuth",
                    "oauth_nonce",
                    "session",
                    "session-id",
                    "sessionId",
                    "PHPSESSID",
                    "JSESSIONID",
                    "ASP.NET_SessionId",
                    "sid",
                    "signature",
                    "X-Amz-Signature",
                    "X-Amz-Credential",
                    "X-Amz-Security-Token",
                    "sig",
                    "jwt",
                    "bearer",
                    "credentials",
                    "otp",
                    "pin"});
        rows(false, {"monkey",
                     "author",
                     "authors",
                     "authority",
                     "keyboard",
                     "keyword",
                     "keep-alive",
                     "hotkeys",
                     "turkey",
                     "tokenizer",
                     "max_tokens",
                     "maxTokens",
                     "secretary",
                     "passenger",
                     "compass",
                     "possession",
                     "signal",
                     "design",
                     "spin",
                     "public_key",
                     "Idempotency-Key",
                     "Sec-WebSocket-Key",
                     "cookiecutter",
                     "Accept",
                     "Host",
                     "Content-Type",
                     "User-Agent",
                     "q",
                     "id",
                     "",
                     "ключ",
                     "42"});
    }

    void namesOfSecrets() {
        QFETCH(bool, isOne);
        QCOMPARE(isSecret(QTest::currentDataTag()), isOne);
    }

    void urls_data() {
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* url, const char* shown) {
            QTest::newRow(url) << QString(shown);
        };
        row("http://me:hunter2@host/x", "http://me:***@host/x");
        row("http://me:hunter2@host:99999/", "http://me:***@host:99999/");
        row("http://me:hunt%40er2@host/?a=b", "http://me:***@host/?a=b");
        row("http://me:hunter2@@host/", "http://me:***@host/");
        row("http://me:hun/ter2@host/", "http://me:***@host/");
        row("http://me:hun?ter2@host/x", "http://me:***@host/x");
        row("http://me:hun#ter2@host/", "http://me:***@host/");
        row("http://me:@host/", "http://me:@host/");
        row("http:/me:hunter2@host/", "http:***@host/");
        row("http//me:hunter2@host/", "http//me:***@host/");
        row("me:hunter2@host:80/", "me:***@host:80/");
        row("//me:hunter2@host/", "//me:***@host/");
        row("gopher://me:hunter2@host/", "gopher://me:***@host/");
        row("http://ghp_1234567890abcdef@host/", "http://***@host/");
        row("http://ghp_1234567890abcdef:x-oauth-basic@host/", "http://***:***@host/");
        row("http://sk_test_4eC39HqLyjWDarj:@host/", "http://***:@host/");
        row("http://TOKEN@host/", "http://***@host/");
        row("http://deadbeef42@host/", "http://***@host/");
        row("http://alice@host/", "http://alice@host/");
        row("http://alice.smith@host/", "http://alice.smith@host/");
        row("http://host/?api_key=hunter2&page=2", "http://host/?api_key=***&page=2");
        row("http://host/?page=2;Token=hunter2#top", "http://host/?page=2;Token=***#top");
        row("http://host?access%5Ftoken=hunter2", "http://host?access%5Ftoken=***");
        row("http://host/?user[password]=hunter2", "http://host/?user[password]=***");
        row("http://host/#access_token=hunter2", "http://host/#access_token=***");
        row("http://host/#/cb?access_token=hunter2&a=b", "http://host/#/cb?access_token=***&a=b");
        row("http://host/a;jsessionid=hunter2?b=c", "http://host/a;jsessionid=***?b=c");
        row("http://host/?next=http://me:hunter2@other/", "http://host/?next=http://me:***@other/");
        row("http://host/?next=/cb?token=hunter2", "http://host/?next=/cb?token=***");
        row("http://host/?next=https%3a%2F%2Fme:hunter2%40h/%3Ftoken%3Dhunter2%26b%3Dc&d=%20",
            "http://host/?next=https%3A%2F%2Fme%3A***%40h%2F%3Ftoken%3D***%26b%3Dc&d=%20");
        row("http://host/?next=https%3a%2F%2Fh/%3Fb%3Dc",
            "http://host/?next=https%3a%2F%2Fh/%3Fb%3Dc");
        row("http://host/?monkey=1&author=x&keyboard=us&key",
            "http://host/?monkey=1&author=x&keyboard=us&key");
        row("http://host/?token=", "http://host/?token=");
        row("http://host:80/a@b", "http://host:80/a@b");
        row("http://[::1]:80/a:b@c", "http://[::1]:80/a:b@c");
        row("http://[::1]/a@b?c=d", "http://[::1]/a@b?c=d");
        row("no url", "no url");
        row("", "");
    }

    void urls() {
        QFETCH(QString, shown);
        const std::string once = withoutSecrets(std::string_view(QTest::currentDataTag()));
        QCOMPARE(QString::fromStdString(once), shown);
        QCOMPARE(withoutSecrets(std::string_view(once)), once);
    }

    void bodies_data() {
        addColumns<QString, QString>("body", "shown");
        const auto row = [](const char* name, const char* body, const char* shown) {
            QTest::newRow(name) << QString(body) << QString(shown);
        };
        row("form", "user=me&password=hunter2&a=b", "user=me&password=***&a=b");
        row("coded form", "pass%77ord=hunter2", "pass%77ord=***");
        row("lines", "user=me\r\ntoken=hunter2\r\n", "user=me\r\ntoken=***\r\n");
        row("JSON", R"({"user": "me", "password": "hunter2", "n": 1})",
            R"({"user": "me", "password": "***", "n": 1})");
        row("escapes", R"({"password":"a\"hunter2\\","b":"c"})", R"({"password":"***","b":"c"})");
        row("number", R"({"pin":1234,"b":2})", R"({"pin":"***","b":2})");
        row("list", R"([{"tokens":["hunter2","}"],"b":[1]}])", R"([{"tokens":"***","b":[1]}])");
        row("object", R"({"credentials":{"a":"hunter2"},"b":{}})",
            R"({"credentials":"***","b":{}})");
        row("inner", R"({"login":{"password":"hunter2"}})", R"({"login":{"password":"***"}})");
        row("a value is no name", R"({"a":"password","b":"c"})", R"({"a":"password","b":"c"})");
        row("cut JSON", R"({"password":"hunter2)", R"({"password":"***")");
        row("parts",
            "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nhunter2\r\n"
            "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n***\r\n"
            "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--b--\r\n");
        row("typed parts",
            "--b\nContent-Disposition: form-data; name=\"password\"\n\nhunter2\n--b--\n",
            "--b\nContent-Disposition: form-data; name=\"password\"\n\n***\n--b--\n");
        row("text", "nothing to hide", "nothing to hide");
        row("harmless form", "monkey=1&author=me&text=a b", "monkey=1&author=me&text=a b");
        row("harmless JSON", R"({"author":"me","max_tokens":5})",
            R"({"author":"me","max_tokens":5})");
        row("blank", " \n", " \n");
        row("empty", "", "");
    }

    void bodies() {
        QFETCH(QString, body);
        QFETCH(QString, shown);
        Request request;
        request.body = textOf(body);
        QCOMPARE(QString::fromStdString(withoutSecrets(request).body.bytes()), shown);
    }

    void noOutputHoldsASecret_data() {
        addColumns<QString, QString, QString>("url", "header", "body");
        const auto row = [](const char* name, const char* url, const char* header,
                            const char* body) {
            QTest::newRow(name) << QString(url) << QString(header) << QString(body);
        };
        row("password of the URL", "http://me:hunter2@host/", "", "");
        row("token as the user", "http://hunter2hunter2hunter2@host/", "", "");
        row("parameter", "http://host/?api_key=hunter2", "", "");
        row("parameter of the path", "http://host/a;sessionid=hunter2", "", "");
        row("authorization", "http://host/", "authorization", "");
        row("cookie", "http://host/", "Cookie", "");
        row("token in a header", "http://host/", "X-Auth-Token", "");
        row("key in a header", "http://host/", "Api-Key", "");
        row("form", "http://host/", "", "a=b&password=hunter2");
        row("JSON body", "http://host/", "", R"({"client_secret":"hunter2"})");
    }

    void noOutputHoldsASecret() {
        QFETCH(QString, url);
        QFETCH(QString, header);
        QFETCH(QString, body);
        LoadPlan plan;
        plan.request.url = textOf(url);
        plan.request.body = textOf(body);
        if (!header.isEmpty())
            plan.request.headers = {{textOf(header), "Bearer " + hidden}};
        RunReport run;
        run.plan = plan;
        SweepReport sweep = m_sweep;
        sweep.plan.plan = plan;
        for (const std::string& text :
             {encodeRun(run), summaryText(run), encodeSweep(sweep, m_analysis),
              sweepText(sweep, m_analysis)})
            QVERIFY2(text.find(hidden) == std::string::npos, text.c_str());
        const auto again = decodeRun(encodeRun(run));
        QVERIFY(again.has_value());
        QVERIFY(!missingSecrets(again->plan.request).empty());
        QVERIFY(missingSecrets(plan.request).empty());
    }

    void checks_data() {
        QTest::addColumn<QString>("check");
        QTest::addColumn<QString>("shown"); ///< empty: the same
        const auto row = [](const char* check, const char* shown = "") {
            QTest::newRow(check) << check << shown;
        };
        row("header Set-Cookie contains \"sid=hunter2\"", "header Set-Cookie contains \"***\"");
        row("header X-Auth-Token equals hunter2", "header X-Auth-Token equals \"***\"");
        row("header Location equals http://me:hunter2@h/",
            "header Location equals \"http://me:***@h/\"");
        row("header Content-Type equals text/html");
        row("json $.user.access_token equals \"hunter2\"",
            "json $.user.access_token equals \"***\"");
        row("json $[\"api key\"] equals hunter2", "json $[\"api key\"] equals \"***\"");
        row("json $.pin equals 1234", "json $.pin equals \"***\"");
        row("json $.token.length equals 7");
        row("json $.url equals \"http://h/?token=hunter2\"", "json $.url equals \"***\"");
        row("json $.id equals 7");
        row("json $.token");
        row("body contains \"a=1&password=hunter2\"", "body contains \"a=1&password=***\"");
        row("body contains \"\\\"token\\\": \\\"hunter2\\\"\"",
            "body contains \"\\\"token\\\": \\\"***\\\"\"");
        row("body contains \"in stock\"");
        row("body contains \"2 * 3 *** 4\"");
        row("body matches token=hunter2", "body matches \\*\\*\\*");
        row("body matches id=[0-9]+");
        row("size < 10kB");
    }

    void checks() {
        QFETCH(QString, check);
        QFETCH(QString, shown);
        const auto read = Check::read(check.toStdString());
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QVERIFY(!holdsMask(*read));
        const Check masked = withoutSecrets(*read);
        QCOMPARE(QString::fromStdString(masked.text()),
                 shown.isEmpty() ? QString::fromStdString(read->text()) : shown);
        // What is written can be read again, and is not taken for a secret.
        const auto again = Check::read(masked.text());
        QVERIFY2(again, again ? "" : again.error().message.c_str());
        QVERIFY(*again == masked && withoutSecrets(*again) == masked);
        QCOMPARE(holdsMask(*again), !shown.isEmpty());
    }

    void checksAsTheyAreTyped() {
        QCOMPARE(checksWithoutSecrets("size<10kB\nbody contains 'x\n\njson $.token equals hunter2\n"
                                      "header Authorization is hunter2\nbody has password=hunter2"),
                 std::string("size<10kB\nbody contains 'x\njson $.token equals \"***\""));
        QCOMPARE(checksWithoutSecrets(""), std::string());
    }

    void filesOfChecksHoldNone() {
        RunReport report;
        report.plan.request.url = "http://h/";
        report.plan.checks = {*Check::read("size < 1kB"),
                              *Check::read("json $.token equals \"hunter2\"")};
        report.snapshot.totals.checks.passed = {3, 1};
        report.snapshot.totals.checks.failed = {0, 2};
        const std::string file = encodeRun(report);
        QVERIFY(file.find(hidden) == std::string::npos);
        QVERIFY(summaryText(report).find(hidden) == std::string::npos);
        const auto again = decodeRun(file);
        QVERIFY2(again, again ? "" : again.error().message.c_str());
        QCOMPARE(again->plan.checks[1].text(), std::string("json $.token equals \"***\""));
        QVERIFY(again->snapshot.totals.checks == report.snapshot.totals.checks);
        QVERIFY(!lostSecrets(again->plan).empty() && lostSecrets(report.plan).empty());
    }

    void starsThatAreNoMaskAreNone() {
        Request request;
        request.url = "http://host/***?q=***&author=***";
        request.headers = {{"Accept", "***"}};
        request.body = "a ***bold*** word";
        QVERIFY(missingSecrets(request).empty());
        request.url = "http://host/?q=a&key=***";
        QVERIFY(!missingSecrets(request).empty());
    }

    void missingSecretsAreNamed_data() {
        QTest::addColumn<LoadPlan>("plan");
        QTest::addColumn<QStringList>("named");
        const auto row = [](const char* named, const char* field, auto change) {
            LoadPlan plan;
            plan.request.url = "http://host/";
            change(plan);
            QTest::newRow(named) << plan << QStringList{field, named};
        };
        row("the password in the URL", "url",
            [](LoadPlan& plan) { plan.request.url = "http://me:***@host/?a=***"; });
        row("the user in the URL", "url",
            [](LoadPlan& plan) { plan.request.url = "http://***@host/"; });
        row("\"api_key\" in the URL", "url",
            [](LoadPlan& plan) { plan.request.url = "http://host/***?q=***&api_key=***&key=***"; });
        row("the header X-Api-Key", "header", [](LoadPlan& plan) {
            plan.request.headers = {{"Accept", "***"}, {"X-Api-Key", "***"}};
        });
        row("the header Referer", "header", [](LoadPlan& plan) {
            plan.request.headers = {{"Referer", "http://host/?token=***"}};
        });
        row("\"password\" in the body", "data",
            [](LoadPlan& plan) { plan.request.body = "token=here&note=***&password=***"; });
        row("\"client_secret\" in the body", "data", [](LoadPlan& plan) {
            plan.request.body = R"({"note": "***", "client_secret": "***"})";
        });
        row("a secret in the body", "data", [](LoadPlan& plan) {
            plan.request.body = "--b\r\nContent-Disposition: form-data; name=\"pin\"\r\n\r\n***\r\n"
                                "--b--\r\n";
        });
        row("the password in the address of the proxy", "proxy",
            [](LoadPlan& plan) { plan.transport.proxy = "socks5h://me:***@proxy:1080"; });
        row("the password of the key", "pass",
            [](LoadPlan& plan) { plan.transport.keyPassword = "***"; });
        row("what a check compares with", "check", [](LoadPlan& plan) {
            plan.checks = {*Check::read("size < 1kB"),
                           *Check::read("header X-Auth-Token equals ***")};
        });
        row("\"token\" in the URL of the server's figures", "metrics",
            [](LoadPlan& plan) { plan.metrics.url = "http://host/?token=***"; });
    }

    void missingSecretsAreNamed() {
        QFETCH(LoadPlan, plan);
        QFETCH(QStringList, named);
        const std::vector<Error> lost = lostSecrets(plan);
        QCOMPARE(lost.size(), std::size_t{1});
        QCOMPARE(lost.front().field, textOf(named[0]));
        QCOMPARE(lost.front().message, textOf(named[1]) + " is missing, as files do not keep it: "
                                                          "write it in the place of ***");
    }

    void noErrorHoldsASecret_data() {
        QTest::addColumn<QString>("url");
        for (const char* url :
             {"http://me:hunter2@host:99999/", "http://me:hunter2@host:0/", "me:hunter2@host/",
              "ftp://me:hunter2@host/", "http://me:hunter2@/", "http://me:hunter2@[::1/",
              "http://me:hunter2@ho st/", "http:/me:hunter2@host/", "http://me:hun/ter2@host/",
              "http://host:99999/?token=hunter2", "host/?token=hunter2"})
            QTest::newRow(url) << QString(url);
    }

    void noErrorHoldsASecret() {
        QFETCH(QString, url);
        const auto checked = checkUrl(textOf(url));
        QVERIFY(!checked.has_value());
        const std::string& message = checked.error().message;
        QVERIFY2(message.find("ter2") == std::string::npos, message.c_str());
    }

private:
    const SweepReport m_sweep = limitedServerSweep(8);
    const SweepAnalysis m_analysis = analyse(m_sweep);
};

LOADSTONE_TEST(SecretsTest)
#include "secrets_test.moc"
