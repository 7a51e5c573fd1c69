// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/export/exportcommand.h"

#include "core/base/wholefile.h"
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

Expected<ExportCommand> readCommand(const ExportArguments& arguments) {
    if (arguments.files.size() != 1)
        return fail("FILE", arguments.files.empty() ? "no file was given; give one request file"
                                                    : "more than one file was given; give one");
    return readWholeFile(arguments.files.front())
        .and_then([](const std::string& text) { return decodeRequestFile(text); })
        .map_error([&](const Error& error) {
            return Error{arguments.files.front(), error.message};
        })
        .map([&](const LoadPlan& plan) {
            return ExportCommand{plan, arguments.withSecrets, {{"curl", "-"}}};
        });
}

} // namespace loadstone
