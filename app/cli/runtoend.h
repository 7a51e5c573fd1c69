// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/complain.h"
#include "app/cli/exitcodes.h"
#include "app/cli/interrupt.h"
#include "app/cli/outputs.h"
#include "app/cli/progressline.h"

#include <QCoreApplication>

namespace loadstone {

/// Starts `run`, blocks until it has finished, and gives the exit code that `conclude` makes of its
/// outcome. `show` gets each progress; `line` is cleared at the end. Needs a QCoreApplication.
template <typename Run, typename Plan, typename Show, typename Conclude>
int runToEnd(Run& run, const Plan& plan, ProgressLine& line, const Show& show,
             const Conclude& conclude) {
    int exitCode = CouldNotRun;
    QObject::connect(&run, &Run::progressed, show);
    QObject::connect(&run, &Run::finished, [&](const auto& outcome) {
        line.clear();
        exitCode = conclude(outcome);
        QCoreApplication::quit();
    });
    run.start(plan);
    QCoreApplication::exec();
    return exitCode;
}

/// What the commands do alike that run something: opens the outputs, runs with a progress line,
/// which `show` gets with each progress, and ends the run by `stop` if that is asked for.
/// `conclude` gets the outcome, the outputs and what interrupted, and gives the exit code.
template <auto stop, typename Command, typename Run, typename Plan, typename Show,
          typename Conclude>
int runCommand(const Command& command, Run& run, const Plan& plan, const Show& show,
               const Conclude& conclude) {
    auto outputs = Outputs::open(command.outputs);
    if (!holdsOrComplain(outputs))
        return CouldNotRun;
    if constexpr (requires { command.notes; })
        tellNotes(command.notes);
    Interrupt interrupt;
    ProgressLine line(ProgressLine::styleFor(command.progress));
    QObject::connect(&interrupt, &Interrupt::received, &run, stop);
    return runToEnd(
        run, plan, line, [&](const auto& progress) { show(line, progress); },
        [&](const auto& outcome) { return conclude(outcome, *outputs, interrupt); });
}

} // namespace loadstone
