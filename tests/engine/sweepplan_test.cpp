#include "core/load/sweepplan.h"
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
        QCOMPARE(plan.planOf({16, 2}).threads, 16);
        QVERIFY(plan.planOf({16, 2}).duration == plan.plan.duration);
    }

    void theUsualSweepCanRun() { QVERIFY(validate(usualSweep()).empty()); }

    void wrongLevelsGetOneSentence_data() {
        QTest::addColumn<QList<int>>("sizes");
        QTest::addColumn<QString>("part");
        QTest::newRow("none") << QList<int>{} << "there are no levels";
        QTest::newRow("one") << QList<int>{8} << "only one level";
        QTest::newRow("twice") << QList<int>{1, 8, 2, 8} << "level 8 is there twice";
        QTest::newRow("zero") << QList<int>{0, 8} << "0 is no pool size";
        QTest::newRow("negative") << QList<int>{-3, 8} << "-3 is no pool size";
        QTest::newRow("beyond") << QList<int>{1, 2049} << "2049 is no pool size";
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
