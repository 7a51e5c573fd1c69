// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/secrets.h"
#include "core/http/url.h"
#include "core/load/loadplan.h"
#include "tests/support/testprogram.h"

using namespace loadstone;

namespace {

LoadPlan goodPlan() {
    LoadPlan plan;
    plan.request.url = "http://127.0.0.1:8089/";
    return plan;
}

std::vector<std::string> fieldsOf(const std::vector<Error>& errors) {
    std::vector<std::string> fields;
    for (const Error& error : errors)
        fields.push_back(error.field);
    return fields;
}

using Fields = std::vector<std::string>;

} // namespace

class LoadPlanTest : public QObject {
    Q_OBJECT

private slots:
    void defaultsAreValid();
    void amountIsRequestsOrDuration();
    void threadsHaveBounds();
    void requestIsChecked();
    void aWrongLengthOfTheBodyIsTold_data();
    void aWrongLengthOfTheBodyIsTold();
    void transportIsChecked();
    void checksOfABodyRefuseThatItComesPacked();
    void allErrorsAreFound();
    void idealConnections();
    void warmUpNeedsManyRequests();
    void urls_data();
    void urls();
    void passwordsAreHidden();
    void statusRanges();
};

void LoadPlanTest::defaultsAreValid() {
    QVERIFY(validate(goodPlan()).empty());
    QVERIFY(goodPlan().threads >= 5 && goodPlan().threads <= 32);
}

void LoadPlanTest::amountIsRequestsOrDuration() {
    LoadPlan plan = goodPlan();
    plan.duration = Milliseconds(1000);
    QCOMPARE(fieldsOf(validate(plan)), Fields{"requests"});
    plan.requests.reset();
    QVERIFY(validate(plan).empty());
    plan.duration = Milliseconds(0);
    QCOMPARE(fieldsOf(validate(plan)), Fields{"duration"});
    plan.duration.reset();
    QCOMPARE(fieldsOf(validate(plan)), Fields{"requests"});
    plan.requests = 0;
    QCOMPARE(fieldsOf(validate(plan)), Fields{"requests"});
}

void LoadPlanTest::threadsHaveBounds() {
    LoadPlan plan = goodPlan();
    for (const int threads : {1, maxThreads}) {
        plan.threads = threads;
        QVERIFY(validate(plan).empty());
    }
    for (const int threads : {-1, 0, maxThreads + 1}) {
        plan.threads = threads;
        QCOMPARE(fieldsOf(validate(plan)), Fields{"threads"});
    }
}

void LoadPlanTest::requestIsChecked() {
    LoadPlan plan = goodPlan();
    plan.request.method = "GET /";
    QCOMPARE(fieldsOf(validate(plan)), Fields{"method"});
    plan.request.method = "";
    QCOMPARE(fieldsOf(validate(plan)), Fields{"method"});
    plan = goodPlan();
    plan.request.method = "HEAD";
    plan.request.body = "x";
    QCOMPARE(fieldsOf(validate(plan)), Fields{"method"});
    plan = goodPlan();
    plan.request.headers = {{"X-Good", "yes"}, {"", "no"}, {"Bad Name", "no"}, {"X", "a\r\nB: c"}};
    QCOMPARE(fieldsOf(validate(plan)), (Fields{"header", "header", "header"}));
}

void LoadPlanTest::aWrongLengthOfTheBodyIsTold_data() {
    addColumns<QString, QString, QString, QString>("method", "length", "body", "sentence");
    const QString less =
        "the header Content-Length says 3 bytes, but %1; leave the header out, and "
        "the right one is sent by itself";
    const QString differs = "the length of the body differs from request to request";
    const auto row = [](const char* method, const char* length, const char* body,
                        const QString& sentence) {
        QTest::addRow("%s %s %s", method, length, body) << method << length << body << sentence;
    };
    row("POST", "3", "abc", "");
    row("POST", " 3 ", "abc", "");
    row("POST", "3", "abcd", less.arg("the body has 4"));
    row("POST", "3", "", less.arg("the body has 0"));
    row("POST", "0", "", "");
    row("GET", "3", "", less.arg("the body has 0"));
    row("HEAD", "3", "", "");
    row("POST", "3", "{{seq}}", less.arg(differs));
    row("POST", "3", "{{name}}", less.arg(differs));
    row("POST", "3", "a{{{{", "");
    row("POST", "{{seq}}", "abc", "");
}

void LoadPlanTest::aWrongLengthOfTheBodyIsTold() {
    QFETCH(QString, method);
    QFETCH(QString, length);
    QFETCH(QString, body);
    QFETCH(QString, sentence);
    LoadPlan plan = goodPlan();
    plan.request.method = method.toStdString();
    plan.request.headers = {{"content-length", length.toStdString()}};
    plan.request.body = body.toStdString();
    const auto errors = validate(plan);
    QCOMPARE(errors.empty() ? QString() : QString::fromStdString(errors.front().message), sentence);
    plan.request.headers.push_back({"Transfer-Encoding", "chunked"});
    QVERIFY(validate(plan).empty());
}

void LoadPlanTest::transportIsChecked() {
    LoadPlan plan = goodPlan();
    plan.transport.timeout = Milliseconds(0);
    plan.transport.connectTimeout = Milliseconds(-1);
    plan.transport.redirects = maxRedirects + 1;
    QCOMPARE(fieldsOf(validate(plan)), (Fields{"timeout", "connect-timeout", "redirect"}));
    plan.transport.redirects = -1;
    QCOMPARE(validate(plan).size(), 3U);
    plan = goodPlan();
    plan.transport.version = HttpVersion::Http2;
    QVERIFY(validate(plan).empty());
    plan.transport.redirects = 1;
    QCOMPARE(fieldsOf(validate(plan)), Fields{"redirect"});
    plan.request.url = "https://localhost/";
    QVERIFY(validate(plan).empty());
}

void LoadPlanTest::checksOfABodyRefuseThatItComesPacked() {
    LoadPlan plan = goodPlan();
    const auto fieldsWith = [&plan](const char* value) {
        plan.request.headers = {{"accept-Encoding", value}};
        return fieldsOf(validate(plan));
    };
    plan.checks = readChecks("size < 1kB\ntime < 1s\nheader etag", "").value();
    QVERIFY(fieldsWith("gzip").empty());
    for (const char* check : {"body contains x", "body matches x", "json $.x"}) {
        plan.checks = readChecks(check, "").value();
        for (const char* value : {"", "identity", " Identity ;q=0.5", "gzip;q=0, br; q=0.000"})
            QVERIFY2(fieldsWith(value).empty(), value);
        for (const char* value : {"gzip", "identity, br", "gzip;q=0, deflate;q=0.01", "*"})
            QCOMPARE(fieldsWith(value), Fields{"check"});
    }
    plan.request.headers.front().isLeftOut = true;
    QVERIFY(validate(plan).empty());
}

void LoadPlanTest::allErrorsAreFound() {
    LoadPlan plan;
    plan.threads = 0;
    plan.requests = 0;
    QCOMPARE(fieldsOf(validate(plan)), (Fields{"url", "requests", "threads"}));
}

void LoadPlanTest::idealConnections() {
    LoadPlan plan = goodPlan();
    plan.threads = 10;
    plan.requests = 1000;
    QCOMPARE(plan.idealConnections().value(), 10U);
    plan.requests = 3;
    QCOMPARE(plan.idealConnections().value(), 3U);
    plan.warmUp = Milliseconds(100); // opens them before anything counts
    QCOMPARE(plan.idealConnections().value(), 0U);
    plan.transport.keepAlive = false;
    plan.requests = 1000;
    QCOMPARE(plan.idealConnections().value(), 1000U);
    plan.requests.reset();
    plan.duration = Milliseconds(1);
    QVERIFY(!plan.idealConnections().has_value());
}

void LoadPlanTest::warmUpNeedsManyRequests() {
    LoadPlan plan = goodPlan();
    plan.threads = 100;
    plan.requests = 999;
    QVERIFY(validate(plan).empty());
    plan.warmUp = Milliseconds(1);
    QCOMPARE(fieldsOf(validate(plan)), Fields{"warm-up"});
    QVERIFY(validate(plan).front().message.ends_with("send at least 1,000"));
    plan.requests = 1000;
    QVERIFY(validate(plan).empty());
}

void LoadPlanTest::urls_data() {
    addColumns<QString, QString>("url", "complaint");
    const auto row = [](const char* url, const char* complaint) {
        QTest::newRow(*url ? url : "empty") << url << complaint;
    };
    row("http://localhost", "");
    row("https://example.org/a?b=c", "");
    row("http://[::1]:8080/", "");
    row("http://127.0.0.1:65535/", "");
    row("", "no URL was given");
    row("localhost:8080", "did you mean http://localhost:8080?");
    row("//127.0.0.1:8089/", "did you mean http://127.0.0.1:8089/?");
    row("http//me@localhost/x", "a colon is missing in \"http//me@localhost/x\"; did you mean "
                                "http://me@localhost/x?");
    row("//", "has no scheme; write it as http://host:port/path");
    row("/path", "has no scheme; write it as http://host:port/path");
    row("ftp://localhost/", "not http:// or https://");
    row("foo://localhost/", "not http:// or https://");
    row("http://localhost:99999/", "port");
    row("http://localhost:0/", "port");
    row("http://localhost:abc/", "port");
    row("http://", "host");
    row("http://a b/", "malformed");
    row("http://[::1/", "");
    row("http://u%00:p@localhost/", "zero byte");
    row("http://u:%00@localhost/", "zero byte");
    row("http://localhost/%00", "");
    const std::string label(63, 'a');
    const std::string longest = label + "." + label + "." + label + "." + std::string(61, 'a');
    const auto host = [](const char* name, const std::string& text, bool isOne) {
        QTest::newRow(name) << QString::fromStdString("http://" + text + "/")
                            << (isOne ? "" : "no host can be called \"");
    };
    host("label of 63", label + ".test", true);
    host("label of 64", label + "a.test", false);
    host("label of 300", std::string(300, 'a'), false);
    host("name of 253", longest, true);
    host("name of 253 and a dot", longest + ".", true);
    host("name of 254", longest + "a", false);
}

void LoadPlanTest::urls() {
    QFETCH(QString, url);
    QFETCH(QString, complaint);
    const auto checked = checkUrl(url.toStdString());
    if (url == "http://[::1/") {
        QVERIFY(!checked.has_value());
        return;
    }
    QCOMPARE(checked.has_value(), complaint.isEmpty());
    if (checked)
        return;
    QCOMPARE(checked.error().field, "url");
    QVERIFY2(checked.error().message.find(complaint.toStdString()) != std::string::npos,
             checked.error().message.c_str());
}

void LoadPlanTest::passwordsAreHidden() {
    QCOMPARE(withoutSecrets("http://me:secret@host/x"), "http://me:***@host/x");
    QCOMPARE(withoutSecrets("http://host/x"), "http://host/x");
    QCOMPARE(withoutSecrets("no url"), "no url");
}

void LoadPlanTest::statusRanges() {
    QVERIFY(StatusRanges().contains(200) && StatusRanges().contains(399));
    QVERIFY(!StatusRanges().contains(199) && !StatusRanges().contains(400));
    const auto ranges = StatusRanges::parse("200-299,404").value();
    QVERIFY(ranges.contains(204) && ranges.contains(404) && !ranges.contains(301));
    QCOMPARE(ranges.text(), "200-299,404");
    QCOMPARE(StatusRanges::parse(ranges.text()).value(), ranges);
    QCOMPARE(StatusRanges::parse("2xx, 4XX").value().text(), std::string("200-299,400-499"));
    QCOMPARE(StatusRanges::parse(" 200 - 299 , 404 ").value(), ranges);
    for (const char* wrong : {"", "6xx", "0xx", "2x", "2xX", "xx", "299 - 200", "200,", "2xx-3xx"})
        QVERIFY2(!StatusRanges::parse(wrong), wrong);
    for (const char* text :
         {"", "abc", "200-", "-200", "300-200", "99", "600", "200,,201", "200,"}) {
        const auto parsed = StatusRanges::parse(text);
        QVERIFY2(!parsed.has_value(), text);
        QCOMPARE(parsed.error().field, "expect-status");
    }
}

LOADSTONE_TEST(LoadPlanTest)
#include "loadplan_test.moc"
