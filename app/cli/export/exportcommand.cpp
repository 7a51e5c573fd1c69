// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/export/exportcommand.h"

#include "core/base/wholefile.h"
#include "core/http/secrets.h"
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

/// A database's URL in the place of a file has a password, perhaps.
Error withoutUrl(const Error& error, const std::string& name) {
    const std::string shown = withoutSecrets(std::string_view(name));
    std::string message = error.message;
    for (std::size_t at = message.find(name); at != message.npos; at = message.find(name, at + 1))
        message.replace(at, name.size(), shown);
    return {shown, message};
}

} // namespace

Expected<ExportCommand> readCommand(const ExportArguments& arguments) {
    if (arguments.files.size() != 1)
        return fail("FILE", arguments.files.empty() ? "no file was given; give one request file"
                                                    : "more than one file was given; give one");
    return readWholeFile(arguments.files.front())
        .and_then([](const std::string& text) { return decodeRequestFile(text); })
        .and_then([&](const LoadPlan& plan) { return whole(plan, arguments.withSecrets); })
        .map_error([&](const Error& error) { return withoutUrl(error, arguments.files.front()); })
        .map([&](const LoadPlan& plan) {
            return ExportCommand{plan, arguments.withSecrets, {{"curl", "-"}}};
        });
}

} // namespace loadstone
