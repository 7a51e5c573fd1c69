// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/import/importcommand.h"

#include "app/cli/filesnamed.h"
#include "app/cli/outputfile.h"
#include "core/base/wholefile.h"

namespace loadstone {

namespace {

constexpr const char* source = "COMMAND";

bool isUtf16(std::string_view text) {
    return text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff");
}

Expected<std::string> commandIn(const std::string& text) {
    const auto file = readWholeFile(text);
    if (!file)
        return fail(source, "this is neither a command that begins with curl nor a file of one (" +
                                file.error().message + ")");
    if (isUtf16(*file))
        return fail(source, "what is in " + text + " is in UTF-16; save it in UTF-8");
    if (!looksLikeCurl(*file + "\n")) // "curl" alone is one, be it a wrong one
        return fail(source, "what is in " + text + " does not begin with curl");
    return *file;
}

/// What an error is about, as the help and other errors have it.
std::string nameOf(const Error& error) {
    if (error.field == "url")
        return "URL";
    return error.field.empty() ? source : error.field;
}

/// An error if the request would replace a file that it was made of, or will be sent with.
Expected<void> checkFiles(const ImportCommand& command, const std::string& from) {
    std::vector<std::string> files = filesNamedBy(command.imported.plan);
    const std::vector<std::string>& read = command.imported.files;
    files.insert(files.end(), read.begin(), read.end());
    if (!from.empty())
        files.push_back(from);
    return checkApart(command.outputs, files);
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
    const std::string& given = arguments.sources.front();
    const std::string from = looksLikeCurl(given) ? "" : given;
    const CurlInput input = from == "-" ? CurlInput::Taken : CurlInput::Free;
    return (from.empty() ? Expected<std::string>(given) : commandIn(from))
        .and_then([input](const std::string& text) { return importCurl(text, input); })
        .map_error([](const Error& error) {
            return Error{nameOf(error), error.message};
        })
        .and_then([&](const ImportedCurl& imported) -> Expected<ImportCommand> {
            const std::string file = arguments.output.empty() ? "-" : arguments.output;
            ImportCommand command{imported, {{"request", file}}};
            const auto apart = checkFiles(command, from);
            return apart ? Expected<ImportCommand>(command) : tl::unexpected(apart.error());
        });
}

} // namespace loadstone
