// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/run/runcommand.h"

#include "app/cli/outputfile.h"
#include "app/cli/run/filesread.h"
#include "app/cli/run/readplan.h"
#include "core/hosts/division.h"
#include "core/load/plandata.h"
#include "core/run/loadrun.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

Expected<OutputRequest> readOutput(const std::string& text) {
    const auto colon = text.find(':');
    OutputRequest output{text.substr(0, colon)};
    if (colon != std::string::npos)
        output.file = text.substr(colon + 1);
    constexpr std::array<std::string_view, 4> formats{"text", "json", "csv", "junit"};
    if (std::ranges::find(formats, output.format) == formats.end())
        return fail("--output-format", "\"" + output.format + "\" is not a format; there are " +
                                           "text, json, csv and junit, as in json:run.json");
    if (output.file.empty())
        return fail("--output-format", "\"" + text + "\" names no file after the colon");
    return output;
}

Expected<void> readOutputs(const RunArguments& arguments, RunCommand& into) {
    for (const std::string& text : arguments.formats) {
        const auto output = readOutput(text);
        if (!output)
            return tl::unexpected(output.error());
        into.outputs.push_back(*output);
    }
    if (!arguments.json.empty())
        into.outputs.push_back({"json", arguments.json});
    const auto toStdout = std::ranges::count(into.outputs, "-", &OutputRequest::file);
    if (toStdout > 1)
        return fail("--output-format", "only one format can go to stdout; write the others to "
                                       "files, as in json:run.json");
    const bool textAsked = std::ranges::count(into.outputs, "text", &OutputRequest::format) > 0;
    if (toStdout == 0 && !textAsked)
        into.outputs.push_back({"text", "-"});
    return {};
}

Expected<void> check(const LoadPlan& plan, const PlanArguments& arguments) {
    if (const auto errors = validate(plan); !errors.empty())
        return fail(givenOptionOf(errors.front().field, arguments), errors.front().message);
    if (const auto able = checkEngine(plan); !able)
        return fail(givenOptionOf(able.error().field, arguments), able.error().message);
    return {};
}

Expected<void> openData(RunCommand& command) {
    const LoadPlan& plan = command.plan;
    const auto data = loadstone::openData(plan);
    if (!data)
        return fail(planOptionOf(data.error().field), data.error().message);
    command.data = *data;
    return {};
}

Expected<void> readHosts(const RunArguments& arguments, RunCommand& into) {
    if (auto read = readLoadHosts(arguments.hosts, into.hosts); !read || into.hosts.isEmpty())
        return read;
    if (arguments.hosts.areNone())
        into.notes.push_back("the load is shared by the " +
                             std::to_string(into.hosts.names.size()) +
                             " tasks of this allocation of Slurm");
    const auto divided = checkDivision(into.plan, into.hosts.names.size());
    if (divided)
        return {};
    return fail(givenOptionOf(divided.error().field, arguments.plan), divided.error().message);
}

Expected<void> checkOutputs(const RunCommand& command) {
    const bool hasJUnit = std::ranges::count(command.outputs, "junit", &OutputRequest::format) > 0;
    if (hasJUnit && command.plan.thresholds.empty() && command.plan.checks.empty())
        return fail("--output-format",
                    "junit has a test case for each threshold and each check, and there is none; "
                    "give one, as in --threshold 'p95<250ms'");
    return {};
}

std::vector<std::string> filesOf(const RunArguments& arguments, const LoadPlan& plan) {
    std::vector<std::string> files = filesReadBy(arguments.plan, plan);
    if (!arguments.hosts.file.empty())
        files.push_back(arguments.hosts.file);
    return files;
}

} // namespace

Expected<RunCommand> readCommand(const RunArguments& arguments, const LoadPlan& usual) {
    RunCommand command;
    command.plan = usual;
    command.progress = arguments.progress;
    command.failOnInvalid = arguments.failOnInvalid;
    command.mayTest = arguments.mayTest;
    if (const auto read = readPlan(arguments.plan, command.plan, command.notes); !read)
        return tl::unexpected(read.error());
    if (const auto whole = requireSecrets(arguments.plan, command.plan); !whole)
        return tl::unexpected(whole.error());
    if (const auto read = readOutputs(arguments, command); !read)
        return tl::unexpected(read.error());
    auto able = checkApart(command.outputs, filesOf(arguments, command.plan))
                    .and_then([&] { return checkOutputs(command); })
                    .and_then([&] { return check(command.plan, arguments.plan); })
                    .and_then([&] { return readHosts(arguments, command); })
                    .and_then([&] { return openData(command); });
    if (!able)
        return tl::unexpected(able.error());
    return command;
}

} // namespace loadstone
