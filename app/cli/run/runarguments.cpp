// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/run/runarguments.h"

namespace loadstone {

void declareOutput(CLI::App& command, RunArguments& into) {
    const std::string group = "Output";
    command
        .add_option("--output-format", into.formats,
                    "FORMAT or FORMAT:FILE, where FORMAT is text, json, csv or junit; "
                    "may be repeated")
        ->allow_extra_args(false)
        ->type_name("FORMAT")
        ->group(group);
    command.add_option("--json", into.json, "Short for --output-format json:FILE; - is stdout")
        ->type_name("FILE")
        ->group(group);
    command
        .add_flag("--fail-on-invalid", into.failOnInvalid,
                  "Exit with 3 unless the figures are to be believed (see Validity)")
        ->group(group);
    command
        .add_option("--i-may-test", into.mayTest,
                    "A host that is neither this machine nor in a private network, and that you "
                    "may put load on; may be repeated")
        ->allow_extra_args(false)
        ->type_name("HOST")
        ->group("Load");
    declareProgress(command, into.progress, group);
}

void declareHosts(CLI::App& command, const std::string& group, RunArguments& into) {
    declareHosts(command, group,
                 "share the load, by Open MPI: node1,node2; each does its part of requests, rate "
                 "and users, and they begin at one moment",
                 into.hosts);
}

void declareOptions(CLI::App& command, RunArguments& arguments) {
    for (const char* group : {"Options", "Load", "Request", "Database", "Connection", "Watch"})
        declareGroup(command, group, arguments.plan);
    declareHosts(command, "Load", arguments);
    declareOutput(command, arguments);
}

} // namespace loadstone
