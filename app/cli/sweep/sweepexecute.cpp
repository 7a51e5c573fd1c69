// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/sweep/sweepexecute.h"

#include "app/cli/complain.h"
#include "app/cli/exitcodes.h"
#include "app/cli/interrupt.h"
#include "app/cli/losthosts.h"
#include "app/cli/outputs.h"
#include "app/cli/runtoend.h"
#include "app/cli/tellfailure.h"
#include "core/base/units.h"
#include "core/report/hostwords.h"
#include "core/report/progress.h"
#include "core/report/sizenoun.h"
#include "core/report/sweepcsv.h"
#include "core/report/sweepjson.h"
#include "core/report/sweeptext.h"
#include "core/run/sweeprun.h"

#include <algorithm>

namespace loadstone {

namespace {

std::string levelText(const LevelId& level, const SweepPlan& plan) {
    const std::string size = sized(level.size, unitsOf(level.engine));
    return plan.engines.size() == 1 ? size : std::string(nameOf(level.engine)) + ", " + size;
}

std::vector<ProgressPiece> linePieces(const SweepProgress& progress, const SweepPlan& plan) {
    std::vector<ProgressPiece> pieces{
        {formatCount(progress.done) + " of " + counted(progress.total, "run"), Worth::Failures},
        {formatNumber(progress.share * 100, 0) + " %", Worth::Share}};
    if (progress.wait) {
        pieces.push_back(
            {databaseWaitText(progress.wait->waited, progress.wait->longest), Worth::Failures});
        return pieces;
    }
    if (progress.left)
        pieces.push_back({formatTime(*progress.left) + " left", Worth::TimeLeft});
    const std::string rate = formatNumber(recentRate(progress.snapshot.timeline), 0) + " req/s";
    pieces.push_back({levelText(progress.step.level(), plan) + ": " + rate, Worth::Rate});
    return pieces;
}

std::string textOf(const SweepReport& report, const SweepAnalysis& analysis,
                   const std::string& format) {
    if (format == "json")
        return encodeSweep(report, analysis);
    if (format == "csv")
        return sweepCsv(report);
    return sweepText(report, analysis);
}

/// Tells why not one request has succeeded, if so.
bool hasSucceeded(const SweepReport& report) {
    for (const SweepRunResult& run : report.runs)
        if (run.report.snapshot.totals.ok > 0)
            return true;
    tellFailure(report.runs.empty() ? nullptr : &report.runs.back().report);
    return false;
}

/// Tells that some hosts did not do all of their share, if so: as with a run, that is no success.
bool hasLostHosts(const SweepReport& report) {
    const bool has = std::ranges::any_of(report.runs, [](const SweepRunResult& run) {
        return std::ranges::any_of(run.report.hosts, &HostShare::isLost);
    });
    if (has)
        complain({"", "hosts were lost; what was measured without them is in no figure"});
    return has;
}

int exitCodeOf(const SweepReport& report, bool failOnInvalid) {
    if (!hasSucceeded(report) || hasLostHosts(report))
        return CouldNotRun;
    return failOnInvalid && !isValid(report) ? NotValid : Fine;
}

int concludeSweep(const SweepOutcome& outcome, Outputs& outputs, const Interrupt& interrupt,
                  bool failOnInvalid) {
    if (outcome.error)
        complain({sweepOptionOf(outcome.error->field), outcome.error->message});
    if (!outcome.report)
        return exitCodeOf(*outcome.error);
    const SweepReport& report = *outcome.report;
    const SweepAnalysis analysis = analyse(report);
    const auto written =
        outputs.write([&](const std::string& format,
                          const Outputs::Write& write) { write(textOf(report, analysis, format)); },
                      interrupt.hasHungUp());
    if (!holdsOrComplain(written))
        return CouldNotRun;
    if (interrupt.wasReceived())
        return interrupt.exitCode();
    return outcome.error ? CouldNotRun : exitCodeOf(report, failOnInvalid);
}

} // namespace

int execute(const SweepCommand& command) {
    SweepRun sweep;
    sweep.setConsent({true, command.mayTest});
    sweep.setHosts(command.hosts);
    LostHosts lost;
    const auto show = [&](ProgressLine& line, const SweepProgress& progress) {
        lost.look(lostHostsText(sweep.hosts()), line);
        line.show(progress.elapsed, progress.share,
                  [&] { return linePieces(progress, command.plan); });
    };
    const auto end = [&](const SweepOutcome& outcome, Outputs& outputs,
                         const Interrupt& interrupt) {
        return concludeSweep(outcome, outputs, interrupt, command.failOnInvalid);
    };
    return runCommand<&SweepRun::stop>(command, sweep, command.plan, show, end);
}

} // namespace loadstone
