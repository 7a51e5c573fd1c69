// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/calibrate/calibrate.h"

#include "app/cli/complain.h"
#include "app/cli/exitcodes.h"
#include "app/cli/interrupt.h"
#include "app/cli/outputs.h"
#include "app/cli/readengine.h"
#include "app/cli/runtoend.h"
#include "core/base/units.h"
#include "core/run/calibrationrun.h"
#include "core/run/calibrationstore.h"
#include "core/run/programs.h"

namespace loadstone {

namespace {

std::vector<ProgressPiece> linePieces(const SweepProgress& progress) {
    return {{formatCount(progress.done) + " of " + counted(progress.total, "run"), Worth::Share},
            {std::string(nameOf(progress.step.engine)) + ", " +
                 formatCount(static_cast<std::uint64_t>(progress.step.size)) + " at once",
             Worth::Detail}};
}

int conclude(const CalibrationOutcome& outcome, Outputs& outputs, const Interrupt& interrupt) {
    if (interrupt.wasReceived())
        return interrupt.exitCode();
    if (outcome.error) {
        complain(*outcome.error);
        return CouldNotRun;
    }
    const Calibration& calibration = *outcome.calibration;
    const auto kept = writeCalibration(calibration);
    const auto written = outputs.write([&](const std::string& format, const Outputs::Write& write) {
        write(format == "json" ? encodeCalibration(calibration) : calibrationText(calibration));
    });
    const bool isKept = holdsOrComplain(kept);
    return holdsOrComplain(written) && isKept ? Fine : CouldNotRun;
}

} // namespace

void declareOptions(CLI::App& command, CalibrateArguments& arguments) {
    command
        .add_option("--engine", arguments.engines,
                    "Measure these engines only, as pool,loop; may be repeated (default: all)")
        ->allow_extra_args(false)
        ->type_name("LIST");
    command.add_option("--json", arguments.json, "Write the result as JSON; - is stdout")
        ->type_name("FILE");
    declareProgress(command, arguments.progress, "OPTIONS");
}

Expected<CalibrateCommand> readCommand(const CalibrateArguments& arguments) {
    CalibrateCommand command;
    if (!arguments.engines.empty()) {
        const auto engines = readEngines(arguments.engines);
        if (!engines)
            return tl::unexpected(engines.error());
        command.engines = *engines;
    }
    if (!arguments.json.empty())
        command.outputs.push_back({"json", arguments.json});
    if (arguments.json != "-")
        command.outputs.push_back({"text", "-"});
    command.progress = arguments.progress;
    return command;
}

int execute(const CalibrateCommand& command) {
    CalibrationRun run(commandLineProgram());
    const auto show = [](ProgressLine& line, const SweepProgress& progress) {
        line.show(progress.elapsed, progress.share, [&] { return linePieces(progress); });
    };
    return runCommand<&CalibrationRun::stop>(command, run, command.engines, show, conclude);
}

} // namespace loadstone
