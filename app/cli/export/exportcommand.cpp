// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/export/exportcommand.h"

#include "core/base/wholefile.h"
#include "core/load/lostsecrets.h"
#include "core/load/requestfile.h"

namespace loadstone {

void declareOptions(CLI::App& command, ExportArguments& arguments) {
    command
        .add_option("FILE", arguments.files,
                    "A request file, as import prints it, or the result of a run")
        ->type_name("");
    command.add_flag("--with-secrets", arguments.withSecrets,
                     "Write passwords and tokens as well, and not *** in their place");
}

namespace {

/// A command with *** in it would send that.
Expected<LoadPlan> whole(const LoadPlan& plan, bool withSecrets) {
    if (plan.asksDatabase())
        return fail("", "it asks a database, which curl cannot");
    const auto lost = withSecrets ? lostSecrets(plan) : std::vector<Error>();
    if (lost.empty())
        return plan;
    return fail("", lost.front().message + ", or leave --with-secrets out");
}

} // namespace

Expected<ExportCommand> readCommand(const ExportArguments& arguments) {
    if (arguments.files.size() != 1)
        return fail("FILE", arguments.files.empty() ? "no file was given; give one request file"
                                                    : "more than one file was given; give one");
    return readWholeFile(arguments.files.front())
        .and_then([](const std::string& text) { return decodeRequestFile(text); })
        .and_then([&](const LoadPlan& plan) { return whole(plan, arguments.withSecrets); })
        .map_error([&](const Error& error) {
            return Error{arguments.files.front(), error.message};
        })
        .map([&](const LoadPlan& plan) {
            return ExportCommand{plan, arguments.withSecrets, {{"curl", "-"}}};
        });
}

} // namespace loadstone
