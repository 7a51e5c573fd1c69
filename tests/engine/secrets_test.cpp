// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/secretname.h"
#include "core/http/secrets.h"
#include "core/http/url.h"
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
        QVERIFY(holdsMask(again->plan.request));
        QVERIFY(!holdsMask(plan.request));
    }

    void starsThatAreNoMaskAreNone() {
        Request request;
        request.url = "http://host/***?q=***&author=***";
        request.headers = {{"Accept", "***"}};
        request.body = "a ***bold*** word";
        QVERIFY(!holdsMask(request));
        request.url = "http://host/?q=a&key=***";
        QVERIFY(holdsMask(request));
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
