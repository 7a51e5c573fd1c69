// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/workload.h"
#include "core/stats/sampler.h"
#include "tests/support/sanitized.h"
#include "tests/support/testprogram.h"
#include "tests/support/threadpool.h"

#include <fstream>

using namespace loadstone;

namespace {

/// Answers at once, with any exchange that a test wants.
class InstantTransport final : public Transport {
public:
    explicit InstantTransport(Exchange exchange) : m_exchange(exchange) {}

    Exchange perform(TimePoint, std::uint64_t) override {
        m_exchange.begun = Clock::now();
        m_exchange.finished = Clock::now();
        return m_exchange;
    }

private:
    Exchange m_exchange;
};

Workload::MakeTransport instant(int status = 200) {
    return [status](const LoadPlan& plan, const std::stop_token&, const auto&) {
        Exchange exchange;
        exchange.status = status;
        exchange.ok = plan.expected.contains(status);
        return std::make_unique<InstantTransport>(exchange);
    };
}

/// The same, and counts how many were sent.
class CountingTransport final : public Transport {
public:
    explicit CountingTransport(std::atomic<std::uint64_t>& sent) : m_sent(sent) {}

    Exchange perform(TimePoint, std::uint64_t) override {
        ++m_sent;
        Exchange exchange;
        exchange.status = 200;
        exchange.ok = true;
        exchange.begun = exchange.finished = Clock::now();
        return exchange;
    }

private:
    std::atomic<std::uint64_t>& m_sent;
};

Workload::MakeTransport counting(std::atomic<std::uint64_t>& sent) {
    return [&sent](const LoadPlan&, const std::stop_token&, const auto&) {
        return std::make_unique<CountingTransport>(sent);
    };
}

LoadPlan planOf(std::uint64_t requests, int threads) {
    LoadPlan plan;
    plan.requests = requests;
    plan.threads = threads;
    return plan;
}

std::uint64_t residentBytes() {
    std::ifstream in("/proc/self/statm");
    std::uint64_t size = 0;
    std::uint64_t resident = 0;
    in >> size >> resident;
    return resident * 4096;
}

} // namespace

class WorkloadTest : public QObject {
    Q_OBJECT

private slots:
    void sendsExactlyAsManyAsAsked_data() {
        addColumns<int, int>("requests", "threads");
        for (const int requests : {1, 7, 1000, 100'000})
            for (const int threads : {1, 3, 64, 1000})
                QTest::addRow("%d by %d", requests, threads) << requests << threads;
    }

    void sendsExactlyAsManyAsAsked() {
        QFETCH(int, requests);
        QFETCH(int, threads);
        Workload load(planOf(static_cast<std::uint64_t>(requests), threads), instant(), [] {});
        runOnThreads(threads, [&] { load.work(); });
        const Totals totals = load.tallies().totals();
        QCOMPARE(int(totals.started), requests);
        QCOMPARE(int(totals.ok), requests);
        QCOMPARE(totals.ended(), totals.started);
    }

    void doneComesOnceAndLast() {
        std::atomic<int> done{0};
        std::atomic<std::uint64_t> ended{0};
        Workload load(planOf(5000, 16), instant(), [&] {
            ++done;
            ended = load.tallies().totals().ended();
        });
        runOnThreads(16, [&] { load.work(); });
        QCOMPARE(done.load(), 1);
        QCOMPARE(ended.load(), 5000U);
    }

    void stopBeforeTheStartSendsNothing() {
        Workload load(planOf(100, 4), instant(), [] {});
        load.stop();
        runOnThreads(4, [&] { load.work(); });
        QCOMPARE(load.tallies().totals().started, 0U);
        QVERIFY(load.isStopped());
    }

    void stopDoesNotWaitForTheMissing_data() {
        QTest::addColumn<int>("present");
        for (const int present : {0, 1, 3, 4})
            QTest::addRow("%d of 4", present) << present;
    }

    /// As if the system had given no more threads; and one that comes too late must do no harm.
    void stopDoesNotWaitForTheMissing() {
        QFETCH(int, present);
        std::atomic<int> done{0};
        Workload load(planOf(100, 4), instant(), [&] { ++done; });
        std::vector<std::jthread> threads;
        for (int i = 0; i < present; ++i)
            threads.emplace_back([&] { load.work(); });
        QTRY_COMPARE(load.arrived(), present);
        load.stop();
        threads.clear();
        QCOMPARE(done.load(), 1);
        QCOMPARE(load.missing(), 4 - present);
        QVERIFY(load.hasEnded());
        load.stop();
        load.work();
        QCOMPARE(done.load(), 1);
        QCOMPARE(load.missing(), 4 - present);
        const Totals totals = load.tallies().totals();
        QCOMPARE(totals.started, present == 4 ? totals.ok : 0U);
    }

    void durationEndsTheRun() {
        LoadPlan plan = planOf(1, 2);
        plan.requests.reset();
        plan.duration = Milliseconds(50);
        Workload load(plan, instant(), [] {});
        runOnThreads(2, [&] { load.work(); });
        QVERIFY(load.elapsed() >= Milliseconds(50));
        QVERIFY(load.tallies().totals().ok > 0);
        QVERIFY(!load.isStopped());
    }

    void unexpectedStatusIsAFailure() {
        LoadPlan plan = planOf(10, 1);
        plan.expected = StatusRanges::parse("404").value();
        Workload missing(plan, instant(404), [] {});
        missing.work();
        QCOMPARE(missing.tallies().totals().ok, 10U);
        Workload found(plan, instant(200), [] {});
        found.work();
        QCOMPARE(found.tallies().totals().failed, 10U);
    }

    /// Requests that go out in the warm-up are sent and not counted.
    void warmUpDoesNotCount() {
        std::atomic<std::uint64_t> sent{0};
        // A busy machine may send nothing in a short one.
        for (Milliseconds warmUp(50); sent <= 1000 && warmUp < Milliseconds(patience);
             warmUp *= 4) {
            sent = 0;
            LoadPlan plan = planOf(1000, 4);
            plan.warmUp = warmUp;
            Workload load(plan, counting(sent), [] {});
            runOnThreads(4, [&] { load.work(); });
            QCOMPARE(load.tallies().totals().ok, 1000U);
            QCOMPARE(load.tallies().totals().started, 1000U);
        }
        QVERIFY(sent > 1000U);
    }

    void stopDuringTheWarmUpCountsNothing() {
        LoadPlan plan = planOf(1000, 1);
        plan.warmUp = Milliseconds(3'600'000);
        std::atomic<std::uint64_t> sent{0};
        Workload load(plan, counting(sent), [] {});
        const std::jthread stopper([&] {
            while (sent == 0)
                std::this_thread::yield();
            load.stop();
        });
        load.work();
        QCOMPARE(load.tallies().totals().started, 0U);
        QCOMPARE(load.elapsed(), Seconds(0));
    }

    void elapsedStandsStillAtTheEnd() {
        Workload load(planOf(10, 1), instant(), [] {});
        QCOMPARE(load.elapsed(), Seconds(0));
        load.work();
        QVERIFY(load.elapsed() > Seconds(0));
        QCOMPARE(load.elapsed(), load.elapsed());
    }

    /// As child processes have it: each its own workload, and the state and the tallies are shared.
    void workloadsOnOneStateAreOneRun() {
        const LoadPlan plan = planOf(5000, 4);
        WorkloadState state(plan.requests, 4);
        std::vector<Tally> tallies(4);
        const Workload all(plan, state, std::span(tallies));
        std::atomic<std::size_t> next{0};
        runOnThreads(4, [&] {
            Workload part(plan, state, std::span(tallies).subspan(next++, 1), instant());
            part.work();
        });
        QCOMPARE(all.tallies().totals().ok, 5000U);
        QCOMPARE(state.schedule.handedOut(), 5000U);
        QVERIFY(all.elapsed() > Seconds(0));
        QCOMPARE(all.elapsed(), all.elapsed());
    }

    void stopReachesAllOnOneState() {
        WorkloadState state({}, 2);
        std::vector<Tally> tallies(1);
        Workload one(planOf(1, 1), state, std::span(tallies));
        const Workload other(planOf(1, 1), state, std::span(tallies));
        one.stop();
        QVERIFY(other.isStopped());
        one.arrive(); // the other one never comes
    }

    void memoryDoesNotGrowWithRequests() {
        if (hasAddressSanitizer)
            QSKIP("AddressSanitizer keeps freed memory for a while");
        const auto residentAfter = [](std::uint64_t requests) {
            Workload load(planOf(requests, 4), instant(), [] {});
            Sampler sampler(load.tallies(), requests);
            {
                std::vector<std::jthread> threads;
                for (int i = 0; i < 4; ++i)
                    threads.emplace_back([&] { load.work(); });
                for (int i = 1; load.tallies().totals().ended() < requests; ++i)
                    sampler.sample(Seconds(0.1 * i)); // the more samples, the longer the timeline
            }
            return residentBytes();
        };
        residentAfter(10'000);
        const std::uint64_t small = residentAfter(10'000);
        const std::uint64_t large = residentAfter(10'000'000);
        QVERIFY2(
            large < small + 1'000'000,
            qPrintable(
                QString("%1 bytes after 10,000 and %2 after 10,000,000").arg(small).arg(large)));
    }
};

LOADSTONE_TEST(WorkloadTest)
#include "workload_test.moc"
