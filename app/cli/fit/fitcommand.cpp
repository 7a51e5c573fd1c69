// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/fit/fitcommand.h"

#include "app/cli/outputfile.h"
#include "app/cli/readshare.h"

namespace loadstone {

void declareOptions(CLI::App& command, FitArguments& arguments) {
    command
        .add_option("POINTS", arguments.files,
                    "CSV with the columns concurrency and throughput (requests/s); rows of one "
                    "concurrency are repeats. A column engine keeps several apart")
        ->type_name("");
    command.add_option("--engine", arguments.engine, "Fit this engine only")->type_name("NAME");
    declareShare(command, arguments.share, "OPTIONS");
    command
        .add_option("--json", arguments.json, "Write the fit of one engine as JSON; - is stdout")
        ->type_name("FILE");
}

Expected<FitCommand> readCommand(const FitArguments& arguments) {
    if (arguments.files.size() != 1)
        return fail("POINTS", arguments.files.empty() ? "no file was given; give one CSV file"
                                                      : "more than one file was given; give one");
    const auto share = readShare(arguments.share);
    if (!share)
        return tl::unexpected(share.error());
    FitCommand command{arguments.files.front(), arguments.engine, *share, {}};
    if (!arguments.json.empty())
        command.outputs.push_back({"json", arguments.json});
    if (arguments.json != "-")
        command.outputs.push_back({"text", "-"});
    if (const auto apart = checkApart(command.outputs, {command.points}); !apart)
        return tl::unexpected(apart.error());
    return command;
}

} // namespace loadstone
