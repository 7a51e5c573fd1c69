// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/harfile.h"
#include "core/report/jsonlayout.h"
#include "tests/support/testprogram.h"

using namespace loadstone;

namespace {

constexpr const char* har =
    "{\"log\": {\"version\": \"1.2\", \"entries\": ["
    "  {\"request\": {\"method\": \"GET\", \"url\": \"https://shop.example/\", \"headers\": ["
    "     {\"name\": \":authority\", \"value\": \"shop.example\"}, {\"name\": \"accept\", "
    "\"value\": \"*/*\"}]},"
    "   \"response\": {\"status\": 200}},"
    "  {\"request\": {\"method\": \"GET\", \"url\": \"data:text/plain,x\", \"headers\": []}},"
    "  {\"request\": {\"method\": \"POST\", \"url\": \"https://shop.example/api/login\", "
    "\"headers\": ["
    "     {\"name\": \"Content-Length\", \"value\": \"9\"}, {\"name\": \"Content-Type\", "
    "\"value\": \"a/json\"}],"
    "     \"postData\": {\"mimeType\": \"a/json\", \"text\": \"{\\\"a\\\":\\\"\\u00e4\\\"}\"}},"
    "   \"response\": {\"status\": 401}},"
    "  {\"request\": {\"method\": \"POST\", \"url\": \"http://shop.example/form\", \"headers\": "
    "\"none\","
    "     \"postData\": {\"params\": [{\"name\": \"a b\", \"value\": \"1&2\"}, {\"name\": \"c\", "
    "\"value\": \"\"}]}}},"
    "  17, {\"request\": 3}, {}"
    "]}}";

} // namespace

/// Requests that a browser has recorded, and how JSON is laid out.
class HarFileTest : public QObject {
    Q_OBJECT

private slots:
    void requestsOverHttpAreRead() {
        QVERIFY(looksLikeHar(har));
        const auto read = decodeHar(har);
        QVERIFY(read);
        QCOMPARE(read->size(), 3U);
        const RecordedRequest& first = read->at(0);
        QCOMPARE(first.request.url, std::string("https://shop.example/"));
        QCOMPARE(first.request.headers, (std::vector<Header>{{"accept", "*/*"}}));
        QCOMPARE(first.status, 200);
        const RecordedRequest& login = read->at(1);
        QCOMPARE(login.request.method, std::string("POST"));
        QCOMPARE(login.request.headers, (std::vector<Header>{{"Content-Type", "a/json"}}));
        QCOMPARE(login.request.body.bytes(), std::string("{\"a\":\"ä\"}"));
        QCOMPARE(login.status, 401);
        QCOMPARE(read->at(2).request.body.bytes(), std::string("a%20b=1%262&c="));
        QCOMPARE(read->at(2).status, 0);
    }

    void othersAreRefused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("looks");
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("text") << QByteArray("curl http://h/") << false;
        QTest::newRow("request file") << QByteArray("{\"url\": \"http://h/\"}") << false;
        QTest::newRow("no entries") << QByteArray("{\"log\": {\"entries\": []}}") << true;
        QTest::newRow("no list") << QByteArray("{\"log\": {\"entries\": \"x\"}}") << true;
    }
    void othersAreRefused() {
        QFETCH(QByteArray, text);
        QFETCH(bool, looks);
        QCOMPARE(looksLikeHar(text.toStdString()), looks);
        QVERIFY(!decodeHar(text.toStdString()));
    }

    void jsonIsLaidOut_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("wanted");
        QTest::newRow("object") << QByteArray("{\"b\":1.50,\"a\":[true,{ }],\"c\":[ ]}")
                                << QByteArray("{\n  \"b\": 1.50,\n  \"a\": [\n    true,\n    {}\n  "
                                              "],\n  \"c\": []\n}");
        QTest::newRow("texts") << QByteArray("[\"a{,:\\\"]\\\\\", \"\\u00e4\"]")
                               << QByteArray("[\n  \"a{,:\\\"]\\\\\",\n  \"\\u00e4\"\n]");
        QTest::newRow("large number") << QByteArray("123456789012345678901234567890")
                                      << QByteArray("123456789012345678901234567890");
    }
    void jsonIsLaidOut() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, wanted);
        const auto laidOut = laidOutJson(text.toStdString());
        QVERIFY(laidOut);
        QCOMPARE(QByteArray::fromStdString(*laidOut), wanted);
    }

    void whatIsNoJsonIsNotLaidOut() {
        for (const std::string text : {"", "{", "a", "{\"a\":1}}", "[1,]"})
            QVERIFY2(!laidOutJson(text), text.c_str());
        QVERIFY(!laidOutJson(std::string(100'000, '[') + std::string(100'000, ']')));
    }
};

LOADSTONE_TEST(HarFileTest)
#include "harfile_test.moc"
