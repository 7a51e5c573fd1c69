// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/run/runexecute.h"

#include "app/cli/complain.h"
#include "app/cli/exitcodes.h"
#include "app/cli/interrupt.h"
#include "app/cli/losthosts.h"
#include "app/cli/outputs.h"
#include "app/cli/run/planarguments.h"
#include "app/cli/runtoend.h"
#include "app/cli/tellfailure.h"
#include "core/base/units.h"
#include "core/report/hostwords.h"
#include "core/report/loadnoun.h"
#include "core/report/progress.h"
#include "core/report/runcsv.h"
#include "core/report/runjson.h"
#include "core/report/runjunit.h"
#include "core/report/runtext.h"
#include "core/run/loadrun.h"

namespace loadstone {

namespace {

std::vector<ProgressPiece> linePieces(const Snapshot& snapshot, const LoadPlan& plan) {
    const Totals& totals = snapshot.totals;
    std::vector<ProgressPiece> pieces = progressPieces(snapshot, plan);
    const std::string what = plan.asksDatabase() ? nounOf(plan).many : "req";
    pieces.push_back(
        {formatNumber(recentRate(snapshot.timeline), 0) + " " + what + "/s", Worth::Rate});
    if (!totals.latencyOk.empty())
        pieces.push_back(
            {"p99 " + formatTime(Microseconds(totals.latencyOk.quantile(0.99))), Worth::Detail});
    if (totals.failed > 0)
        pieces.push_back({formatCount(totals.failed) + " failed", Worth::Failures});
    return pieces;
}

std::string textOf(const RunReport& report, const std::string& format) {
    if (format == "json")
        return encodeRun(report);
    if (format == "csv")
        return timelineCsv(report.snapshot.timeline);
    if (format == "junit")
        return encodeJUnit(report);
    return summaryText(report);
}

int exitCodeOf(const RunReport& report, const Interrupt& interrupt, bool failOnInvalid) {
    const Totals& totals = report.snapshot.totals;
    if (report.ending == Ending::Stopped)
        return interrupt.exitCode();
    if (totals.ok == 0) {
        tellFailure(&report);
        return CouldNotRun;
    }
    if (!areMet(report))
        return ThresholdBroken;
    return failOnInvalid && !isValid(report) ? NotValid : Fine;
}

int conclude(const Outcome& outcome, Outputs& outputs, const Interrupt& interrupt,
             bool failOnInvalid) {
    if (outcome.error)
        complain({planOptionOf(outcome.error->field), outcome.error->message});
    if (!outcome.report)
        return exitCodeOf(*outcome.error);
    const auto written =
        outputs.write([&](const std::string& format,
                          const Outputs::Write& write) { write(textOf(*outcome.report, format)); },
                      interrupt.hasHungUp());
    if (!holdsOrComplain(written))
        return CouldNotRun;
    return outcome.error ? CouldNotRun : exitCodeOf(*outcome.report, interrupt, failOnInvalid);
}

} // namespace

int execute(const RunCommand& command) {
    LoadRun run;
    run.setConsent({true, command.mayTest});
    run.setData(command.data);
    run.setHosts(command.hosts);
    LostHosts lost;
    const auto show = [&](ProgressLine& line, const Snapshot& snapshot) {
        lost.look(lostHostsText(run.hosts()), line);
        line.show(snapshot.elapsed, progressOf(snapshot, command.plan).share,
                  [&] { return linePieces(snapshot, command.plan); });
    };
    const auto end = [&](const Outcome& outcome, Outputs& outputs, const Interrupt& interrupt) {
        return conclude(outcome, outputs, interrupt, command.failOnInvalid);
    };
    return runCommand<&LoadRun::stop>(command, run, command.plan, show, end);
}

} // namespace loadstone
