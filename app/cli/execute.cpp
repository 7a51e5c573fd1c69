#include "app/cli/execute.h"

#include "app/cli/complain.h"
#include "app/cli/exitcodes.h"
#include "app/cli/interrupt.h"
#include "app/cli/outputs.h"
#include "app/cli/progressline.h"
#include "core/base/units.h"
#include "core/report/progress.h"
#include "core/report/runcsv.h"
#include "core/report/runjson.h"
#include "core/report/runtext.h"
#include "core/report/sentences.h"
#include "core/run/loadrun.h"

#include <QCoreApplication>

#include <iostream>

namespace loadstone {

namespace {

std::string progressLine(const Snapshot& snapshot, const LoadPlan& plan) {
    const Totals& totals = snapshot.totals;
    std::string line = progressText(snapshot, plan) + " · " +
                       formatNumber(recentRate(snapshot.timeline), 0) + " req/s";
    if (!totals.latencyOk.empty())
        line += " · p99 " + formatTime(Microseconds(totals.latencyOk.quantile(0.99)));
    if (totals.failed > 0)
        line += " · " + formatCount(totals.failed) + " failed";
    return line;
}

std::string textOf(const RunReport& report, const std::string& format) {
    if (format == "json")
        return encodeRun(report);
    if (format == "csv")
        return timelineCsv(report.snapshot.timeline);
    return summaryText(report);
}

int exitCodeOf(const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    if (report.ending == Ending::Stopped)
        return Interrupted;
    if (totals.ok > 0)
        return Fine;
    const auto errors = errorLines(totals, report.plan);
    std::cerr << "loadstone-cli: not one request succeeded"
              << (errors.empty() ? "" : ": " + errors.front().message) << std::endl;
    return CouldNotRun;
}

int conclude(const Outcome& outcome, Outputs& outputs) {
    if (outcome.error) {
        complain(*outcome.error);
        return CouldNotRun;
    }
    const auto written = outputs.write([&](const std::string& format, const Outputs::Write& write) {
        write(textOf(*outcome.report, format));
    });
    if (!written) {
        complain(written.error());
        return CouldNotRun;
    }
    return exitCodeOf(*outcome.report);
}

} // namespace

int execute(const RunCommand& command) {
    auto outputs = Outputs::open(command.outputs);
    if (!outputs) {
        complain(outputs.error());
        return CouldNotRun;
    }
    for (const std::string& note : command.notes)
        std::cerr << "loadstone-cli: note: " << note << std::endl;

    Interrupt interrupt;
    LoadRun run;
    ProgressLine progress(ProgressLine::styleFor(command.progress));
    int exitCode = CouldNotRun;
    QObject::connect(&interrupt, &Interrupt::received, &run, &LoadRun::stop);
    QObject::connect(&run, &LoadRun::progressed, [&](const Snapshot& snapshot) {
        progress.show(snapshot.elapsed, progressOf(snapshot, command.plan).share,
                      [&] { return progressLine(snapshot, command.plan); });
    });
    QObject::connect(&run, &LoadRun::finished, [&](const Outcome& outcome) {
        progress.clear();
        exitCode = conclude(outcome, *outputs);
        QCoreApplication::quit();
    });
    run.start(command.plan);
    QCoreApplication::exec();
    return exitCode;
}

} // namespace loadstone
