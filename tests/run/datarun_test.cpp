// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/curlglobal.h"
#include "tests/run/observedrun.h"
#include "tests/support/rawserver.h"
#include "tests/support/textfiles.h"

#include <QRegularExpression>

#include <algorithm>
#include <map>

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

/// Answers each request and keeps all of them, in the order of their bytes.
class Recorder {
public:
    Recorder()
        : m_server([this](RawClient& client) {
              for (std::string request = client.readRequest(); !request.empty();
                   request = client.readRequest()) {
                  keep(request);
                  client.send(plainAnswer("ok"));
              }
          }) {}

    std::string url() const { return m_server.url(); }
    /// With "HOST" for the server's address.
    std::vector<std::string> requests() {
        const std::scoped_lock lock(m_mutex);
        std::ranges::sort(m_requests);
        return m_requests;
    }

private:
    void keep(std::string request) {
        const std::string address = "127.0.0.1:" + std::to_string(m_server.port());
        const std::scoped_lock lock(m_mutex);
        if (const auto at = request.find(address); at != request.npos)
            request.replace(at, address.size(), "HOST");
        m_requests.push_back(std::move(request));
    }

    std::mutex m_mutex;
    std::vector<std::string> m_requests;
    RawServer m_server; // last: its threads use what is above
};

LoadPlan fedPlanFor(const std::string& url, EngineKind engine, std::uint64_t requests) {
    LoadPlan plan;
    plan.request.url = url;
    plan.engine = engine;
    plan.threads = 4;
    plan.requests = requests;
    return plan;
}

/// What all engines are to send of this plan, which the pool's libcurl puts together.
std::vector<std::string> sentBy(LoadPlan plan, EngineKind engine) {
    Recorder recorder;
    plan.engine = engine;
    plan.request.url = recorder.url() + plan.request.url;
    const RunReport report = reportOf(plan);
    return report.snapshot.totals.ok == *plan.requests ? recorder.requests()
                                                       : std::vector<std::string>();
}

} // namespace

/// Requests that differ from each other, from each engine, as a real server sees them.
class DataRunTest : public QObject {
    Q_OBJECT

private slots:
    void allEnginesSendTheSameBytes_data();
    void allEnginesSendTheSameBytes();
    void eachRowOnceEndsTheRun_data() { addEngines(); }
    void eachRowOnceEndsTheRun();
    void rowsComeInOrder_data() { addEngines(); }
    void rowsComeInOrder();
    void whatIsTheSameEachTimeIsPutInOnce_data() { addEngines(); }
    void whatIsTheSameEachTimeIsPutInOnce();
    void errorsComeBeforeTheRun_data() { addEngines(); }
    void errorsComeBeforeTheRun();

private:
    CurlGlobal m_curl;
};

void DataRunTest::allEnginesSendTheSameBytes_data() {
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("body");
    QTest::newRow("path and query") << "{{seq}}/x?id={{uuid}}&n={{random 1 100}}#{{seq}}"
                                    << ""
                                    << "";
    QTest::newRow("header") << ""
                            << "a {{uuid}} b {{seq}}"
                            << "";
    QTest::newRow("body of a size that differs") << ""
                                                 << ""
                                                 << "{\"n\":{{seq}},\"r\":{{random 0 99999}}}";
    QTest::newRow("all") << "{{seq}}?{{random 1 9}}"
                         << "{{uuid}}"
                         << "{{seq}} {{uuid}} {{uuid}}";
}

// The pool's are libcurl's bytes. Requests are handed out in any order, but each number once.
void DataRunTest::allEnginesSendTheSameBytes() {
    QFETCH(QString, target);
    QFETCH(QString, header);
    QFETCH(QString, body);
    LoadPlan plan = fedPlanFor(target.toStdString(), EngineKind::Pool, 50);
    plan.seed = 7;
    if (!header.isEmpty())
        plan.request.headers = {{"X-Value", header.toStdString()}};
    plan.request.body = body.toStdString();
    if (!body.isEmpty())
        plan.request.method = "POST";
    const auto byPool = sentBy(plan, EngineKind::Pool);
    QCOMPARE(byPool.size(), 50U);
    QVERIFY(std::ranges::adjacent_find(byPool) == byPool.end());
    for (const EngineKind engine : {EngineKind::Loop, EngineKind::Process})
        QCOMPARE(sentBy(plan, engine), byPool);
    plan.seed = 8;
    const bool hasChance =
        QRegularExpression("uuid|random").match(target + header + body).hasMatch();
    QCOMPARE(sentBy(plan, EngineKind::Pool) != byPool, hasChance);
}

void DataRunTest::eachRowOnceEndsTheRun() {
    QFETCH(EngineKind, engine);
    const TextFiles files;
    std::string text = "id";
    for (int i = 0; i < 500; ++i)
        text += "\nrow" + std::to_string(i) + "e";
    files.write("a.csv", text);
    Recorder recorder;
    LoadPlan plan = fedPlanFor(recorder.url() + "{{id}}", engine, 1);
    plan.requests.reset();
    plan.duration = 1h;
    plan.feeds = {{files.root() / "a.csv", FeedChoice::Order::Once}};
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.ok, 500U);
    QCOMPARE(report.ending, Ending::Completed);
    const auto requests = recorder.requests();
    QCOMPARE(requests.size(), 500U);
    for (int i = 0; i < 500; ++i) {
        const std::string path = "GET /row" + std::to_string(i) + "e HTTP";
        QCOMPARE(std::ranges::count_if(requests,
                                       [&](const auto& each) { return each.starts_with(path); }),
                 1);
    }
}

// Seven rows for 70 requests: each ten times, whoever sends which.
void DataRunTest::rowsComeInOrder() {
    QFETCH(EngineKind, engine);
    const TextFiles files;
    files.write("a.jsonl", R"({"k":1}
{"k":2}
{"k":3}
{"k":4}
{"k":5}
{"k":6}
{"k":7})");
    Recorder recorder;
    LoadPlan plan = fedPlanFor(recorder.url() + "{{k}}", engine, 70);
    plan.feeds = {{files.root() / "a.jsonl", FeedChoice::Order::InOrder}};
    QCOMPARE(reportOf(plan).snapshot.totals.ok, 70U);
    std::map<std::string, int> seen;
    for (const std::string& request : recorder.requests())
        ++seen[request.substr(0, request.find(" HTTP"))];
    QCOMPARE(seen.size(), 7U);
    for (const auto& [line, times] : seen)
        QCOMPARE(times, 10);
}

void DataRunTest::whatIsTheSameEachTimeIsPutInOnce() {
    QFETCH(EngineKind, engine);
    qputenv("LOADSTONE_TOKEN", "s3cret");
    Recorder recorder;
    LoadPlan plan = fedPlanFor(recorder.url() + "{{{{a", engine, 3);
    plan.request.headers = {{"X-Token", "{{env LOADSTONE_TOKEN}}"}};
    QCOMPARE(reportOf(plan).snapshot.totals.ok, 3U);
    for (const std::string& request : recorder.requests()) {
        QVERIFY2(request.starts_with("GET /%7B%7Ba HTTP/1.1\r\n"), request.c_str());
        QVERIFY(request.find("X-Token: s3cret\r\n") != request.npos);
    }
    qunsetenv("LOADSTONE_TOKEN");
}

void DataRunTest::errorsComeBeforeTheRun() {
    QFETCH(EngineKind, engine);
    LoadPlan plan = fedPlanFor("http://127.0.0.1:1/{{sqe}}", engine, 1);
    ObservedRun observed;
    const Outcome outcome = observed.runToEnd(plan);
    QVERIFY(!outcome.report);
    QCOMPARE(outcome.error->field, std::string("url"));
    plan.request.url = "http://{{seq}}.test/";
    QVERIFY(ObservedRun().runToEnd(plan).error->message.find("has a placeholder") !=
            std::string::npos);
}

LOADSTONE_TEST(DataRunTest)
#include "datarun_test.moc"
