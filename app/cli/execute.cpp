#include "app/cli/execute.h"

#include "app/cli/complain.h"
#include "app/cli/exitcodes.h"
#include "app/cli/interrupt.h"
#include "app/cli/outputs.h"
#include "app/cli/runtoend.h"
#include "app/cli/tellfailure.h"
#include "core/base/units.h"
#include "core/report/progress.h"
#include "core/report/runcsv.h"
#include "core/report/runjson.h"
#include "core/report/runtext.h"
#include "core/run/loadrun.h"

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
    tellFailure(&report);
    return CouldNotRun;
}

int conclude(const Outcome& outcome, Outputs& outputs) {
    if (outcome.error)
        complain(*outcome.error);
    if (!outcome.report)
        return CouldNotRun;
    const auto written = outputs.write([&](const std::string& format, const Outputs::Write& write) {
        write(textOf(*outcome.report, format));
    });
    if (!holdsOrComplain(written))
        return CouldNotRun;
    return outcome.error ? CouldNotRun : exitCodeOf(*outcome.report);
}

} // namespace

int execute(const RunCommand& command) {
    auto outputs = Outputs::open(command.outputs);
    if (!holdsOrComplain(outputs))
        return CouldNotRun;
    tellNotes(command.notes);

    Interrupt interrupt;
    LoadRun run;
    ProgressLine line(ProgressLine::styleFor(command.progress));
    QObject::connect(&interrupt, &Interrupt::received, &run, &LoadRun::stop);
    const auto show = [&](const Snapshot& snapshot) {
        line.show(snapshot.elapsed, progressOf(snapshot, command.plan).share,
                  [&] { return progressLine(snapshot, command.plan); });
    };
    return runToEnd(run, command.plan, line, show,
                    [&](const Outcome& outcome) { return conclude(outcome, *outputs); });
}

} // namespace loadstone
