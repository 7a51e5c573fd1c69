// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether the window stays alive beside a pool of many threads that stresses the local target,
// which the window has started: delays of a timer of 10 ms, how long Esc takes, and how many
// intervals the timeline has, beside the command line's. Needs a real display, whose server must
// not stand in line with the load. A desktop's is in a group of its own; for Xvfb:
//   nice -n -15 Xvfb :77 -screen 0 1400x900x24 & DISPLAY=:77 build/release/bin/windowbenches freeze
// usage: windowbenches freeze [RUNS] [SECONDS] [THREADS]...

#include "core/http/curlglobal.h"
#include "core/target/targetserver.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/engineruns.h"
#include "tests/bench/measured.h"
#include "ui/request/storedplanfields.h"
#include "ui/stress/stresspanel.h"
#include "ui/window/mainwindow.h"
#include "ui/window/precedence.h"

#include <QApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace loadstone;

namespace {

double millisecondsSince(TimePoint start) {
    return Seconds(Clock::now() - start).count() * 1000;
}

struct Worst {
    double milliseconds = 0;
    double at = 0; ///< seconds since the start
};

/// How much later than after 10 ms a timer fired, each time, and when that was.
class Delays {
public:
    Delays() {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, [this] {
            const double delay = millisecondsSince(m_last) - period;
            if (m_all.empty() || delay > m_worst.milliseconds)
                m_worst = {delay, millisecondsSince(m_begun) / 1000 - delay / 1000};
            m_all.push_back(delay);
            m_last = Clock::now();
        });
    }
    void begin() {
        m_begun = m_last = Clock::now();
        m_timer.start(period);
    }
    const std::vector<double>& all() const { return m_all; }
    const Worst& worst() const { return m_worst; }

private:
    static constexpr int period = 10;

    QTimer m_timer;
    TimePoint m_begun;
    TimePoint m_last;
    std::vector<double> m_all;
    Worst m_worst;
};

LoadPlan planFor(int threads, double seconds) {
    LoadPlan plan;
    plan.request.url = "http://127.0.0.1:8089/";
    plan.threads = threads;
    plan.requests.reset();
    plan.duration = Milliseconds(static_cast<int>(seconds * 1000));
    return plan;
}

struct Seen {
    std::vector<double> delays;
    Worst worst;
    double esc = 0; ///< how long it took, in milliseconds
    RunReport report;
};

/// Lets a window stress its target; Esc follows after `untilEsc`, if that is before the end.
Seen inWindow(const LoadPlan& plan, double untilEsc) {
    const QTemporaryDir folder;
    Settings settings(folder.filePath("settings.ini"));
    storePlanFields(settings.ofPanels(), "stress", fieldsOf(plan));
    Theme theme;
    MainWindow window(settings, theme, LOADSTONE_CLI);
    window.resize(1280, 800);
    window.show();
    StressPanel& panel = window.stress();
    Delays delays;
    TimePoint esc;
    Seen seen;
    const auto pressEsc = [&] {
        esc = Clock::now();
        panel.stop();
    };
    panel.startTarget();
    QTimer::singleShot(1500, &window, [&] { // the target is there and the window is at rest
        delays.begin();
        panel.start();
        QTimer::singleShot(static_cast<int>(untilEsc * 1000), &window, pressEsc);
    });
    QObject::connect(&panel, &Panel::stateChanged, &window, [&] {
        if (!panel.report() || panel.isRunning())
            return;
        seen.esc = esc == TimePoint() ? 0 : millisecondsSince(esc);
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    seen.delays = delays.all();
    seen.worst = delays.worst();
    seen.report = *panel.report();
    return seen;
}

void tell(const char* who, const Snapshot& snapshot) {
    std::printf(" %s: %zu intervals, %.0f requests/s, p99 %.1f ms;", who, snapshot.timeline.size(),
                snapshot.requestsPerSecond(),
                static_cast<double>(snapshot.totals.latencyOk.quantile(0.99)) / 1000);
}

void measure(int threads, double seconds, double untilEsc) {
    const Seen seen = inWindow(planFor(threads, seconds), untilEsc);
    std::vector<double> sorted = seen.delays;
    std::ranges::sort(sorted);
    const auto isLong = [](double delay) { return delay > 50; };
    std::printf(
        "%d threads: delay median %.1f, p99 %.1f, worst %.1f ms (at %.2f s) of %zu, %td over "
        "50; Esc %.0f ms;",
        threads, median(seen.delays), sorted[sorted.size() * 99 / 100], seen.worst.milliseconds,
        seen.worst.at, sorted.size(), std::ranges::count_if(sorted, isLong), seen.esc);
    tell("window", seen.report.snapshot);
    TargetServer server; // the window's has gone with it
    LoadPlan plan = planFor(threads, std::min(seconds, untilEsc));
    if (const auto port = server.start("127.0.0.1", 0)) {
        plan.request.url = server.url();
        tell("alone", runEngine(plan).snapshot);
    }
    std::printf("\n");
    std::fflush(stdout);
}

} // namespace

static int run(int argc, char** argv) {
    keepArenasApart();
    const CurlGlobal curl;
    const QApplication application(argc, argv);
    const int runs = argc > 1 ? std::atoi(argv[1]) : 5;
    const double seconds = argc > 2 ? std::atof(argv[2]) : 5;
    std::vector<int> sizes;
    for (int i = 3; i < argc; ++i)
        sizes.push_back(std::atoi(argv[i]));
    std::printf("The window %s its load.\n",
                Precedence().take() ? "goes before" : "may not go before");
    for (const int threads : sizes.empty() ? std::vector{64, 2048} : sizes)
        for (int i = 0; i < runs; ++i)
            measure(threads, seconds, i % 2 == 0 ? seconds * 0.8 : seconds + 1);
    return 0;
}

LOADSTONE_BENCHMARK(run)
