// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/exitcodes.h"
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

} // namespace loadstone
