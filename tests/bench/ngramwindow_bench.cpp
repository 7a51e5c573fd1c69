// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The MapReduce panel with a result of millions: for how long the GUI thread does not answer while
// the job runs, while its result arrives, and while a person sorts, filters and scrolls it; and
// what the job takes in the window against the command line. Needs a real display:
//   xvfb-run -a -s "-screen 0 1400x900x24" build/release/bin/windowbenches ngramwindow
// usage: windowbenches ngramwindow [ROUNDS] [MILLIONS_OF_NGRAMS]

#include "tests/bench/benchmark.h"
#include "tests/bench/measured.h"
#include "tests/bench/stallprobe.h"
#include "tests/support/booksfile.h"
#include "tests/support/temporaryfolder.h"
#include "ui/ngrams/ngrampanel.h"
#include "ui/ngrams/table/ngrambrowser.h"
#include "ui/theme/theme.h"
#include "ui/widgets/longtable.h"
#include "ui/widgets/steadylabel.h"
#include "ui/window/mainwindow.h"
#include "ui/window/settings.h"

#include <QApplication>
#include <QEventLoop>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>

#include <cstdio>
#include <fstream>

#include <nlohmann/json.hpp>

using namespace loadstone;

namespace {

void turnFor(Milliseconds time) {
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

void turnUntil(const std::function<bool()>& holds) {
    do
        turnFor(Milliseconds(50));
    while (!holds());
}

/// A window with the panel, and a person who uses it.
class Session {
public:
    explicit Session(const std::string& file)
        : m_settings(QString::fromStdString((m_folder.path() / "settings.ini").string())),
          m_window(m_settings, m_theme, LOADSTONE_CLI) {
        m_window.resize(1280, 800);
        m_window.showPanel(m_window.ngrams());
        m_window.show();
        turnFor(Milliseconds(1000));
        if (!panel().drop({QString::fromStdString(file)}))
            std::abort();
    }

    /// Seconds of the job, with the stalls until it has ended and then until all is in order.
    double count(std::vector<double>& during, std::vector<double>& after) {
        StallProbe probe;
        panel().start();
        turnUntil([this] { return !panel().run().isRunning(); });
        during.push_back(probe.longestMilliseconds());
        turnUntil([this] { return !panel().isRunning() && isInOrder(); });
        after.push_back(probe.longestMilliseconds());
        return panel().report()->totalTime.count();
    }

    double sortAndFilter() {
        StallProbe probe;
        auto& table = *m_window.findChild<LongTable*>("ngrams");
        for (const int section : {1, 2, 1}) {
            emit table.horizontalHeader()->sectionClicked(section);
            turnUntil([this] { return isInOrder(); });
            table.verticalScrollBar()->setValue(table.verticalScrollBar()->maximum() / 2);
            turnFor(Milliseconds(200));
        }
        auto& filter = *m_window.findChild<QLineEdit*>("ngramFilter");
        for (const char* typed : {"a", "ab", "ab.*tion", "", "zz"}) {
            filter.setText(typed);
            turnFor(Milliseconds(400));
        }
        turnUntil([this] { return isInOrder(); });
        filter.clear();
        turnFor(Milliseconds(400));
        return probe.longestMilliseconds();
    }

private:
    NgramPanel& panel() { return m_window.ngrams(); }

    bool isInOrder() const {
        const auto* state = m_window.findChild<SteadyLabel*>("ngramState");
        return !state->text().startsWith("Sorting") && !state->text().startsWith("Searching");
    }

    TemporaryFolder m_folder;
    Settings m_settings;
    Theme m_theme;
    MainWindow m_window;
};

double secondsWithoutWindow(const std::string& file, const std::string& json) {
    const Measured measured =
        runMeasured({LOADSTONE_CLI, "ngrams", file, "--top", "1", "--json", json, "--no-progress"});
    if (measured.exitCode != 0)
        std::abort();
    std::ifstream in(json);
    return nlohmann::json::parse(in)["timing_s"]["total"];
}

void print(const char* what, const std::vector<double>& values) {
    std::printf("%-58s %s\n", what, spreadOf(values).c_str());
}

} // namespace

static int run(int argc, char** argv) {
    const QApplication application(argc, argv);
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 3;
    const std::uint64_t millions = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 10;
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "books").string();
    const std::string json = (folder.path() / "result.json").string();
    writeBooksFile(file, millions * 1'000'000, 1, 1);
    Session session(file);
    std::vector<double> during, after, use, ratios;
    for (int i = 0; i < rounds; ++i) {
        const double alone = secondsWithoutWindow(file, json);
        ratios.push_back(session.count(during, after) / alone);
        use.push_back(session.sortAndFilter());
    }
    std::printf("%llu million n-grams on %s\n", static_cast<unsigned long long>(millions),
                qPrintable(QGuiApplication::platformName()));
    print("time of the job, with the window / without", ratios);
    print("longest stall in ms, while the job runs", during);
    print("longest stall in ms, until the result is shown in order", after);
    print("longest stall in ms, sorting, filtering, scrolling", use);
    return 0;
}

LOADSTONE_BENCHMARK(run)
