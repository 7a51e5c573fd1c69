// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/sweepplan.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <set>

using namespace loadstone;

namespace {

SweepPlan usualSweep() {
    SweepPlan plan;
    plan.plan = usualLevelPlan();
    plan.plan.request.url = "http://127.0.0.1:1/";
    return plan;
}

std::vector<int> sizesFrom(const std::vector<SweepStep>& steps, std::size_t first,
                           std::size_t count) {
    std::vector<int> sizes;
    for (std::size_t i = first; i < first + count; ++i)
        sizes.push_back(steps[i].size);
    return sizes;
}

} // namespace

class SweepPlanTest : public QObject {
    Q_OBJECT

private slots:
    void everyLevelComesOnceInEachRepeat() {
        const SweepPlan plan = usualSweep();
        const auto steps = stepsOf(plan);
        const std::size_t levels = plan.sizes.size();
        QCOMPARE(steps.size(), plan.stepCount());
        std::set<std::vector<int>> orders;
        for (std::size_t repeat = 0; repeat < 3; ++repeat) {
            auto sizes = sizesFrom(steps, repeat * levels, levels);
            orders.insert(sizes);
            for (std::size_t i = 0; i < levels; ++i)
                QCOMPARE(steps[repeat * levels + i].repeat, int(repeat));
            std::ranges::sort(sizes);
            QVERIFY(sizes == plan.sizes);
        }
        QCOMPARE(orders.size(), 3U); // interleaved, and each time in another order
        QVERIFY(stepsOf(plan) == steps);
    }

    void anotherSeedGivesAnotherOrder() {
        SweepPlan plan = usualSweep();
        const auto steps = stepsOf(plan);
        plan.seed = 2;
        QVERIFY(stepsOf(plan) != steps);
    }

    void orderIsFairToEveryLevel() {
        SweepPlan plan = usualSweep();
        plan.sizes = {1, 2, 4};
        std::array<int, 3> firsts{};
        for (plan.seed = 0; plan.seed < 3000; ++plan.seed)
            ++firsts[std::size_t(stepsOf(plan).front().size / 2)];
        for (const int count : firsts)
            QVERIFY2(count > 850 && count < 1150, qPrintable(QString::number(count)));
    }

    void levelsReplaceTheThreads() {
        const SweepPlan plan = usualSweep();
        const LoadPlan one = plan.planOf({EngineKind::Loop, 16, 2});
        QCOMPARE(one.threads, 16);
        QVERIFY(one.engine == EngineKind::Loop);
        QVERIFY(one.duration == plan.plan.duration);
        QVERIFY(one.transport.version == HttpVersion::Auto);
    }

    void everyEngineHasEveryLevelInEachRepeat() {
        SweepPlan plan = usualSweep();
        plan.engines = {EngineKind::Loop, EngineKind::Pool};
        const auto steps = stepsOf(plan);
        const std::size_t levels = 2 * plan.sizes.size();
        QCOMPARE(steps.size(), 3 * levels);
        QCOMPARE(plan.stepCount(), steps.size());
        for (std::size_t repeat = 0; repeat < 3; ++repeat) {
            std::set<LevelId> seen;
            for (std::size_t i = 0; i < levels; ++i) {
                seen.insert(steps[repeat * levels + i].level());
                QCOMPARE(steps[repeat * levels + i].repeat, int(repeat));
            }
            QCOMPARE(seen.size(), levels);
        }
    }

    void orderIsFairToEveryEngine() {
        SweepPlan plan = usualSweep();
        plan.engines = {EngineKind::Pool, EngineKind::Loop};
        int pools = 0;
        for (plan.seed = 0; plan.seed < 2000; ++plan.seed)
            pools += stepsOf(plan).front().engine == EngineKind::Pool ? 1 : 0;
        QVERIFY2(pools > 880 && pools < 1120, qPrintable(QString::number(pools)));
    }

    // Over TLS the pool would speak HTTP/2 then, and the loop could not.
    void comparedEnginesSpeakTheSameHttp() {
        SweepPlan plan = usualSweep();
        plan.engines = {EngineKind::Pool, EngineKind::Loop};
        for (const EngineKind engine : plan.engines)
            QVERIFY(plan.planOf({engine, 4, 0}).transport.version == HttpVersion::Http1);
        plan.plan.transport.version = HttpVersion::Http2; // asked for: whoever cannot, refuses
        QVERIFY(plan.planOf({EngineKind::Pool, 4, 0}).transport.version == HttpVersion::Http2);
    }

    void wrongEnginesGetOneSentence() {
        SweepPlan plan = usualSweep();
        plan.engines = {};
        QCOMPARE(validate(plan).size(), 1U);
        QCOMPARE(validate(plan).front().field, std::string("engines"));
        plan.engines = {EngineKind::Loop, EngineKind::Pool, EngineKind::Loop};
        QCOMPARE(validate(plan).size(), 1U);
        QVERIFY(validate(plan).front().message.starts_with("the engine loop is there twice"));
    }

    void fewRequestsNeedNoWarmUp() {
        SweepPlan plan = usualSweep();
        plan.plan.duration.reset();
        plan.plan.requests = 639;
        QCOMPARE(validate(plan).size(), 1U);
        QCOMPARE(validate(plan).front().field, std::string("warm-up"));
        QVERIFY(validate(plan).front().message.ends_with("send at least 640"));
        plan.plan.requests = 640;
        QVERIFY(validate(plan).empty());
        plan.plan.requests = 1;
        plan.plan.warmUp = Milliseconds(0);
        QVERIFY(validate(plan).empty());
    }

    void theUsualSweepCanRun() { QVERIFY(validate(usualSweep()).empty()); }

    void wrongLevelsGetOneSentence_data() {
        addColumns<QList<int>, QString>("sizes", "part");
        QTest::newRow("none") << QList<int>{} << "there are no levels";
        QTest::newRow("one") << QList<int>{8} << "only one level";
        QTest::newRow("twice") << QList<int>{1, 8, 2, 8} << "level 8 is there twice";
        QTest::newRow("zero") << QList<int>{0, 8} << "0 is not a pool size";
        QTest::newRow("negative") << QList<int>{-3, 8} << "-3 is not a pool size";
        QTest::newRow("beyond") << QList<int>{1, 2049} << "2049 is not a pool size";
        QList<int> many;
        for (int size = 1; size <= 65; ++size)
            many << size;
        QTest::newRow("many") << many << "there are 65 levels; give at most 64";
    }

    void wrongLevelsGetOneSentence() {
        QFETCH(QList<int>, sizes);
        QFETCH(QString, part);
        SweepPlan plan = usualSweep();
        plan.sizes = {sizes.begin(), sizes.end()};
        const auto errors = validate(plan);
        QCOMPARE(errors.size(), 1U);
        QCOMPARE(errors.front().field, std::string("levels"));
        QVERIFY2(errors.front().message.find(part.toStdString()) != std::string::npos,
                 errors.front().message.c_str());
    }

    void otherFieldsAreCheckedToo() {
        SweepPlan plan = usualSweep();
        plan.repeats = 0;
        plan.coolDown = Milliseconds(-1);
        plan.share = 1.1;
        plan.plan.warmUp = Milliseconds(-1);
        plan.plan.request.url = "";
        std::set<std::string> fields;
        for (const Error& error : validate(plan))
            fields.insert(error.field);
        QVERIFY(
            (fields == std::set<std::string>{"repeats", "cool-down", "share", "warm-up", "url"}));
        plan.repeats = maxRepeats + 1;
        QVERIFY(validate(plan).front().field == "repeats");
    }
};

LOADSTONE_TEST(SweepPlanTest)
#include "sweepplan_test.moc"
