// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/rawserver.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"
#include "tests/system/filecontent.h"

#include <QFile>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

using namespace loadstone;

namespace {

using Json = nlohmann::json;

/// Answers with what a shop says, in every fourth answer that nothing is left.
RawServer::Answer answerAsAShop(std::atomic<int>& requests) {
    return [&requests](RawClient& client) {
        while (!client.readRequest().empty())
            client.send(plainAnswer(requests++ % 4 == 3 ? "{\"left\": 0, \"text\": \"sold out\"}"
                                                        : "{\"left\": 9, \"text\": \"in stock\"}"));
    };
}

/// A run of 20 requests on a shop.
Ended visited(const QStringList& options) {
    std::atomic<int> requests{0};
    const RawServer server(answerAsAShop(requests));
    return cli(QStringList{"run", QString::fromStdString(server.url()), "-n", "20", "-c", "2"} +
               options);
}

} // namespace

/// Checks on the command line: what is told of them and by which exit code.
class ChecksCliTest : public QObject {
    Q_OBJECT

private slots:
    void textTellsEach();
    void jsonHasEach();
    void junitHasACaseForEach();
    void aThresholdDecides();
    void noAnswerPassesIsNoSuccess();
    void sendShowsEach();
    void wrongChecksAreTold_data();
    void wrongChecksAreTold();
};

void ChecksCliTest::textTellsEach() {
    const Ended ended = visited({"--check", "body contains in stock", "--check", "json $.left"});
    QCOMPARE(ended.exitCode, 0);
    QVERIFY2(ended.output.contains("\nChecks:\n  body contains \"in stock\"\n    75.00 %: 15 "
                                   "passed, 5 failed\n  json $.left\n    100.00 %: 20 passed, 0 "
                                   "failed\n"),
             ended.output);
    QVERIFY2(ended.output.contains("  [check] the answer failed a check\n"), ended.output);
}

void ChecksCliTest::jsonHasEach() {
    const Ended ended =
        visited({"--check", "body contains in stock", "--json", "-", "--threshold", "checks>70%"});
    QCOMPARE(ended.exitCode, 0);
    const Json json = Json::parse(ended.output.toStdString());
    QCOMPARE(json["checks"], Json::parse("[{\"text\": \"body contains \\\"in stock\\\"\", "
                                         "\"passed\": 15, \"failed\": 5}]"));
    QCOMPARE(json["plan"]["checks"], Json::parse("[\"body contains \\\"in stock\\\"\"]"));
    QCOMPARE(json["requests"]["failed"], Json(5));
    QCOMPARE(json["errors"].size(), 1U);
    QCOMPARE(json["errors"][0]["class"], Json("check"));
    QCOMPARE(json["errors"][0]["count"], Json(5));
    QCOMPARE(json["thresholds"][0]["value"], Json(0.75));
    QCOMPARE(json["thresholds"][0]["met"], Json(true));
}

void ChecksCliTest::junitHasACaseForEach() {
    const QTemporaryDir folder;
    const QString file = folder.filePath("junit.xml");
    QCOMPARE(visited({"--check", "body contains in stock", "--check", "size < 1kB",
                      "--output-format", "junit:" + file})
                 .exitCode,
             0);
    const QString xml = contentOf(file);
    QVERIFY2(xml.contains("tests=\"2\" failures=\"1\""), qPrintable(xml));
    QVERIFY2(xml.contains("classname=\"loadstone.checks\" name=\"body contains &quot;in "
                          "stock&quot;\""),
             qPrintable(xml));
    QVERIFY2(xml.contains("<failure type=\"check\" message=\"75.00 %: 15 passed, 5 failed\"/>"),
             qPrintable(xml));
}

// How many may fail is then the threshold's matter, in each output.
void ChecksCliTest::aThresholdDecides() {
    const QTemporaryDir folder;
    const QString file = folder.filePath("junit.xml");
    const QStringList check{"--check", "body contains in stock", "--output-format",
                            "junit:" + file};
    QCOMPARE(visited(check + QStringList{"--threshold", "checks>=75%"}).exitCode, 0);
    QVERIFY(contentOf(file).contains("tests=\"2\" failures=\"0\""));
    QCOMPARE(visited(check + QStringList{"--threshold", "checks>75%"}).exitCode, 99);
    const QString xml = contentOf(file);
    QVERIFY(xml.contains("tests=\"2\" failures=\"1\""));
    QVERIFY2(xml.contains("the share of checks that passed is 75.00 % and must be above 75.00 %"),
             qPrintable(xml));
}

void ChecksCliTest::noAnswerPassesIsNoSuccess() {
    const Ended ended = visited({"--check", "body contains \"gift\""});
    QCOMPARE(ended.exitCode, 1);
    QVERIFY2(ended.messages.contains("the answer failed a check"), ended.messages);
}

void ChecksCliTest::sendShowsEach() {
    const RawServer server(answerWith(plainAnswer("{\"left\": 9}")));
    const QStringList send{"send", QString::fromStdString(server.url()), "--check",
                           "json $.left equals 9"};
    Ended ended = cli(send);
    QCOMPARE(ended.exitCode, 0);
    QVERIFY2(ended.output.contains("passed  json $.left equals 9\n"), ended.output);
    ended = cli(send + QStringList{"--check", "header x-none"});
    QCOMPARE(ended.exitCode, 1);
    QVERIFY2(ended.output.contains("200 OK, but not all checks passed\n"), ended.output);
    QVERIFY2(ended.output.contains("failed  header x-none\n"), ended.output);
    ended = cli(send + QStringList{"--check", "header x-none", "--json", "-"});
    const Json json = Json::parse(ended.output.toStdString());
    QCOMPARE(json["ok"], Json(false));
    QCOMPARE(json["checks"], Json::parse("[{\"text\": \"json $.left equals 9\", \"passed\": true}, "
                                         "{\"text\": \"header x-none\", \"passed\": false}]"));
}

void ChecksCliTest::wrongChecksAreTold_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("sentence");
    const auto row = [](const char* name, const QStringList& options, const char* sentence) {
        QTest::newRow(name) << options << QByteArray(sentence);
    };
    row("what", {"--check", "size < 1", "--check", "bod contains x"},
        "--check: check 2: \"bod contains x\": at character 1 there must be what is checked: body, "
        "header, json, size or time");
    row("pattern", {"--check", "body matches a(b"},
        "--check: check 1: \"body matches a(b\": at character 14 there must be a regular "
        "expression of RE2, which says \"missing )\"");
    row("packed", {"--check", "body contains x", "--compressed"},
        "--check: a check cannot look into a body that comes packed; do not ask for packed "
        "answers, "
        "or check a header, the size or the time");
    row("asks for packed", {"--check", "body contains x", "-H", "Accept-Encoding: gzip"},
        "--check: a check cannot look into a body that comes packed; leave the header "
        "Accept-Encoding out, or check a header, the size or the time");
    row("threshold without", {"--threshold", "checks>99%"},
        "--threshold: there is no check to hold a share of; give one, as in body contains "
        "\"in stock\"");
    QStringList many;
    for (int i = 0; i < 33; ++i)
        many += {"--check", "size < 1kB"};
    row("too many", many, "--check: there are 33 checks; a run has at most 32");
}

void ChecksCliTest::wrongChecksAreTold() {
    QFETCH(QStringList, options);
    QFETCH(QByteArray, sentence);
    const Ended ended = cli(QStringList{"run", "http://127.0.0.1:1/"} + options);
    QCOMPARE(ended.exitCode, 2);
    QVERIFY2(ended.messages.contains(sentence), ended.messages);
}

LOADSTONE_TEST(ChecksCliTest)
#include "checkscli_test.moc"
