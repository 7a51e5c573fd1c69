// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/import/importcommand.h"

#include "core/base/wholefile.h"

namespace loadstone {

namespace {

constexpr const char* source = "COMMAND";

Expected<std::string> commandIn(const std::string& text) {
    if (looksLikeCurl(text))
        return text;
    const auto file = readWholeFile(text);
    if (!file)
        return fail(source, "this is neither a command that begins with curl nor a file of one (" +
                                file.error().message + ")");
    if (!looksLikeCurl(*file))
        return fail(source, "what is in " + text + " does not begin with curl");
    return *file;
}

/// What an error is about, as the help and other errors have it.
std::string nameOf(const Error& error) {
    if (error.field == "url")
        return "URL";
    return error.field.empty() ? source : error.field;
}

} // namespace

void declareOptions(CLI::App& command, ImportArguments& arguments) {
    command
        .add_option("COMMAND", arguments.sources,
                    "A cURL command, in quotes, as browsers and documents print it, for bash, cmd "
                    "or PowerShell; or a file of one; - is standard input")
        ->type_name("");
    command
        .add_option("-o,--output", arguments.output,
                    "Where the request goes; - is standard output (default)")
        ->type_name("FILE");
}

Expected<ImportCommand> readCommand(const ImportArguments& arguments) {
    if (arguments.sources.empty())
        return fail(source, "no command was given; give one in quotes, as in 'curl http://...'");
    if (arguments.sources.size() > 1)
        return fail(source, "there are several arguments; put the whole command in quotes");
    return commandIn(arguments.sources.front())
        .and_then([](const std::string& text) { return importCurl(text); })
        .map_error([](const Error& error) {
            return Error{nameOf(error), error.message};
        })
        .map([&](const ImportedCurl& imported) {
            const std::string file = arguments.output.empty() ? "-" : arguments.output;
            return ImportCommand{imported, {{"request", file}}};
        });
}

} // namespace loadstone
