// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window costs: throughput of the same run with the window open and without it, in pairs,
// and the longest time for which the GUI thread did not answer. Needs a real display:
//   xvfb-run -a -s "-screen 0 1400x900x24" build/release/bin/windowbenches window
// usage: windowbenches window [PAIRS] [SECONDS] [THREADS]

#include "core/http/curlglobal.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/engineruns.h"
#include "tests/bench/measured.h"
#include "tests/bench/stallprobe.h"
#include "tests/support/nginx.h"
#include "ui/request/storedplanfields.h"
#include "ui/stress/stresspanel.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QTemporaryDir>

#include <cstdio>

using namespace loadstone;

namespace {

struct WindowRun {
    double rate = 0;
    double longestStall = 0;
};

WindowRun runInWindow(const LoadPlan& plan) {
    const QTemporaryDir folder;
    Settings settings(folder.filePath("settings.ini"));
    storePlanFields(settings.ofPanels(), "stress", fieldsOf(plan));
    Theme theme;
    MainWindow window(settings, theme, "loadstone-cli");
    window.resize(1280, 800);
    window.show();
    StressPanel& panel = window.stress();
    std::optional<StallProbe> probe;
    QTimer::singleShot(1000, &window, [&] { // the window has been drawn and is at rest
        probe.emplace();
        panel.start();
    });
    QObject::connect(&panel, &Panel::stateChanged, &window, [&] {
        if (panel.report() && !panel.isRunning())
            QCoreApplication::quit();
    });
    QCoreApplication::exec();
    return {panel.report()->snapshot.requestsPerSecond(), probe->longestMilliseconds()};
}

} // namespace

static int run(int argc, char** argv) {
    const CurlGlobal curl;
    const QApplication application(argc, argv);
    const int pairs = argc > 1 ? std::atoi(argv[1]) : 7;
    const double seconds = argc > 2 ? std::atof(argv[2]) : 6;
    Nginx nginx;
    LoadPlan plan;
    plan.request.url = nginx.url();
    plan.threads = argc > 3 ? std::atoi(argv[3]) : 64;
    plan.requests.reset();
    plan.duration = Milliseconds(static_cast<int>(seconds * 1000));
    std::vector<double> ratios;
    std::vector<double> stalls;
    for (int i = 0; i < pairs; ++i) {
        const double before = runEngine(plan).snapshot.requestsPerSecond();
        const WindowRun window = runInWindow(plan);
        const double after = runEngine(plan).snapshot.requestsPerSecond();
        ratios.push_back(window.rate / ((before + after) / 2));
        stalls.push_back(window.longestStall);
        std::printf("with the window %.0f, without %.0f and %.0f requests/s, stall %.1f ms\n",
                    window.rate, before, after, window.longestStall);
        std::fflush(stdout);
    }
    std::printf("%d threads on %s: with the window / without %s\n", plan.threads,
                qPrintable(QGuiApplication::platformName()), spreadOf(ratios).c_str());
    std::printf("longest stall of the GUI thread: median %.1f ms, worst %.1f ms\n", median(stalls),
                *std::max_element(stalls.begin(), stalls.end()));
    return 0;
}

LOADSTONE_BENCHMARK(run)
