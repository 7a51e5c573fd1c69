// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/base64.h"
#include "core/http/knownsecrets.h"
#include "core/report/senttext.h"
#include "core/report/sentwords.h"
#include "tests/support/rawserver.h"
#include "tests/support/testprogram.h"

using namespace loadstone;

namespace {

QByteArray withSmallDigits(QByteArray encoded) {
    for (qsizetype at = 0; (at = encoded.indexOf('%', at)) >= 0; at += 3)
        encoded.replace(at, 3, encoded.mid(at, 3).toLower());
    return encoded;
}

/// What a server may do to what it was told before it says it again.
std::string echoOf(const std::string& text, const QByteArray& way) {
    const QByteArray bytes = QByteArray::fromStdString(text);
    if (way == "percent")
        return bytes.toPercentEncoding().toStdString();
    if (way == "percent, with small digits")
        return withSmallDigits(bytes.toPercentEncoding()).toStdString();
    if (way == "html")
        return QString::fromStdString(text).toHtmlEscaped().toStdString();
    if (way == "base64")
        return toBase64(text);
    if (way == "base64 behind a byte")
        return toBase64("a" + text);
    if (way == "base64 behind two bytes, for URLs")
        return ("ab" + bytes).toBase64(QByteArray::Base64UrlEncoding).toStdString();
    return text;
}

} // namespace

/// Secrets are hidden wherever what was said repeats them.
class KnownSecretsTest : public QObject {
    Q_OBJECT

private slots:
    void secretsOfEachPlace_data() {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("body");
        const auto row = [](const char* name, const char* url, const char* header,
                            const char* body) {
            QTest::newRow(name) << QString(url) << QString(header) << QString(body);
        };
        row("user", "http://me:open+S%C3%A9same%21@h/", "", "");
        row("parameter", "http://h/?token=open%2BS%C3%A9same!", "", "");
        row("path", "http://h/a;sid=open%2BS%c3%a9same!", "", "");
        row("header", "http://h/", "X-Api-Key: open+S\u00e9same!", "");
        row("bearer", "http://h/", "Authorization: Bearer open+S\u00e9same!", "");
        row("basic", "http://h/", "Authorization: Basic bWU6b3BlbitTw6lzYW1lIQ==", "");
        row("cookie", "http://h/", "Cookie: a=1; session=open+S\u00e9same!; b=2", "");
        row("set cookie", "http://h/", "Set-Cookie: sid=open+S\u00e9same!; Path=/", "");
        row("form", "http://h/", "", "a=1&password=open%2BS%C3%A9same%21");
        row("JSON", "http://h/", "", "{\"pin\": \"open+S\\u00e9same!\"}");
        row("JSON, deep", "http://h/", "", "{\"auth\": {\"user\": [\"open+S\u00e9same!\"]}}");
        row("part", "http://h/", "",
            "--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nopen+S\u00e9same!\r\n"
            "--b--\r\n");
    }

    void secretsOfEachPlace() {
        QFETCH(QString, url);
        QFETCH(QString, header);
        QFETCH(QString, body);
        Request request;
        request.url = url.toStdString();
        request.body = body.toStdString();
        if (!header.isEmpty())
            request.headers = {
                {header.section(": ", 0, 0).toStdString(), header.section(": ", 1).toStdString()}};
        KnownSecrets known;
        known.addThoseOf(request);
        const std::string secret = "open+S\u00e9same!";
        for (const char* way :
             {"as it is", "percent", "percent, with small digits", "html", "base64",
              "base64 behind a byte", "base64 behind two bytes, for URLs"}) {
            const std::string shown = known.hiddenIn("<" + echoOf(secret, way) + ">");
            QVERIFY2(shown.find("***") != std::string::npos, (way + (": " + shown)).c_str());
            QVERIFY2(shown.size() <= 5 + std::string("<***>").size(), shown.c_str());
        }
        QCOMPARE(known.hiddenIn(R"({"a": "open+S\u00e9same!"})"), R"({"a": "***"})");
        QCOMPARE(known.hiddenIn("open sesame"), "open sesame");
    }

    void shortOnesStay_data() {
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* secret, const char* text, const char* shown) {
            QTest::newRow(text) << QString(secret) << QString(text) << QString(shown);
        };
        row("1", "1 of 11", "1 of 11");
        row("false", "{\"a\":false}", "{\"a\":false}");
        row("geheim", "a geheim, (geheim) and geheim", "a ***, (***) and ***");
        row("geheim", "geheimnis geheim2 ungeheim", "geheimnis geheim2 ungeheim");
        row("geheim", "a%20geheim%20 \\ngeheim\\n", "a%20***%20 \\n***\\n");
        row("geheimes", "ungeheimes2", "un***2");
        row("a\\b\"c/d&e", "a\\b\"c/d&e a\\\\b\\\"c\\/d&e a\\b&quot;c/d&amp;e", "*** *** ***");
        row("blank here", "blank+here blank%20here blank here", "*** *** ***");
    }

    void shortOnesStay() {
        QFETCH(QString, secret);
        QFETCH(QString, text);
        QFETCH(QString, shown);
        KnownSecrets known;
        known.addThoseOfHeader("X-Key", secret.toStdString());
        QCOMPARE(QString::fromStdString(known.hiddenIn(text.toStdString())), shown);
    }

    void nothingIsHiddenWithoutSecrets() {
        Request request;
        request.url = "http://h/a?b=a long value";
        request.headers = {{"Accept", "application/json"}, {"Authorization", "", true}};
        KnownSecrets known;
        known.addThoseOf(request);
        known.addThoseOf(TransportOptions());
        QCOMPARE(known.hiddenIn("application/json, a long value"),
                 "application/json, a long value");
    }

    // What was sent and came, as text, as JSON and for the window.
    void echoesAreHidden() {
        const RawServer server([](RawClient& client) {
            const std::string request = client.readRequest();
            if (!request.empty())
                client.send("HTTP/1.1 200 OK\r\nX-Echo: hunter2hunter2\r\nSet-Cookie: "
                            "id=fresh-cookie\r\nLocation: /?token=hunter3\r\nContent-Length: " +
                            std::to_string(2 * request.size()) + "\r\n\r\n" + request + request);
        });
        Request request;
        request.url = server.url() + "?token=hunter2hunter2";
        request.headers = {{"X-Plain", "hunter2hunter2 fresh-cookie"}, {"Cookie", "a=hunter2"}};
        const auto once = sendOnce(request, {});
        QVERIFY(once.has_value());
        const ShownMessages shown = shownMessages(*once, Secrets::Masked);
        QCOMPARE(shown.received.size(), std::size_t{1});
        QCOMPARE(shown.received[0].lines,
                 (std::vector<std::string>{"HTTP/1.1 200 OK", "X-Echo: ***", "Set-Cookie: ***",
                                           "Location: /?token=***",
                                           once->dialogue.received()[0].lines[4]}));
        const std::string all =
            sentText(*once) + encodeSent(*once) + shown.received[0].body + shown.sent[0].lines[0];
        QVERIFY2(all.find("hunter") == std::string::npos, all.c_str());
        QVERIFY2(all.find("fresh-cookie") == std::string::npos, all.c_str());
        QVERIFY(shown.received[0].body.find("X-Plain: *** ***\r\n") != std::string::npos);
        QCOMPARE(shownMessages(*once, Secrets::Kept).received, once->dialogue.received());
        QVERIFY(sentText(*once, Secrets::Kept).find("X-Echo: hunter2hunter2") != std::string::npos);
    }
};

LOADSTONE_TEST(KnownSecretsTest)
#include "knownsecrets_test.moc"
