#include "app/cli/execute.h"

#include "app/cli/exitcodes.h"
#include "app/cli/interrupt.h"
#include "app/cli/outputs.h"
#include "app/cli/progressline.h"
#include "core/report/sentences.h"
#include "core/run/loadrun.h"

#include <QCoreApplication>

#include <iostream>
#include <unistd.h>

namespace loadstone {

namespace {

void complain(const Error& error) {
    std::cerr << "loadstone-cli: " << (error.field.empty() ? "" : error.field + ": ")
              << error.message << std::endl;
}

ProgressLine::Style styleOf(const RunCommand& command) {
    const bool terminal = isatty(STDERR_FILENO) != 0;
    if (!command.progress || (!terminal && !command.forceProgress))
        return ProgressLine::Style::None;
    return terminal ? ProgressLine::Style::Redrawn : ProgressLine::Style::Lines;
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
    if (const auto written = outputs.write(*outcome.report); !written) {
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
    ProgressLine progress(command.plan, styleOf(command));
    int exitCode = CouldNotRun;
    QObject::connect(&interrupt, &Interrupt::received, &run, &LoadRun::stop);
    QObject::connect(&run, &LoadRun::progressed,
                     [&](const Snapshot& snapshot) { progress.show(snapshot); });
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
