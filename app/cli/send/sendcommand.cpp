// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/send/sendcommand.h"

#include "app/cli/outputfile.h"
#include "app/cli/run/filesread.h"
#include "app/cli/run/readplan.h"
#include "core/http/requestdata.h"

namespace loadstone {

void declareOptions(CLI::App& command, SendArguments& arguments) {
    for (const char* group : {"Options", "Request", "Database", "Connection"})
        declareGroup(command, group, arguments.plan);
    const std::string group = "Output";
    command
        .add_option("--json", arguments.json,
                    "Write all as JSON to this file; - is stdout, which "
                    "then has nothing else")
        ->type_name("FILE")
        ->group(group);
    command
        .add_flag("--with-secrets", arguments.withSecrets,
                  "Show passwords and tokens as well, and not *** in their place")
        ->group(group);
}

namespace {

/// With values in the place of its placeholders.
Expected<void> fillIn(SendCommand& command) {
    LoadPlan& plan = command.plan;
    if (plan.asksDatabase())
        return {};
    const auto first = RequestData::firstOf(plan.request, plan.feeds, plan.seed);
    if (!first)
        return fail(planOptionOf(first.error().field), first.error().message);
    plan.request = first->request;
    command.fromPlaceholders = first->secrets;
    return {};
}

/// One request has no course, and none behind it.
Expected<void> makeOne(const PlanArguments& arguments, LoadPlan& plan) {
    if (arguments.has("pipeline"))
        return fail("--pipeline", "one query is sent, and there is none behind it; leave it out");
    plan.metrics = {};
    plan.queries.pipeline = 1;
    return {};
}

} // namespace

Expected<SendCommand> readCommand(const SendArguments& arguments) {
    SendCommand command;
    command.withSecrets = arguments.withSecrets;
    if (const auto read = readPlan(arguments.plan, command.plan, command.notes); !read)
        return tl::unexpected(read.error());
    if (const auto one = makeOne(arguments.plan, command.plan); !one)
        return tl::unexpected(one.error());
    if (const auto whole = requireSecrets(arguments.plan, command.plan); !whole)
        return tl::unexpected(whole.error());
    if (const auto errors = validate(command.plan); !errors.empty())
        return fail(givenOptionOf(errors.front().field, arguments.plan), errors.front().message);
    if (!arguments.json.empty())
        command.outputs.push_back({"json", arguments.json});
    if (arguments.json != "-")
        command.outputs.push_back({"text", "-"});
    const auto able =
        checkApart(command.outputs, filesReadBy(arguments.plan, command.plan)).and_then([&] {
            return fillIn(command);
        });
    if (!able)
        return tl::unexpected(able.error());
    return command;
}

} // namespace loadstone
