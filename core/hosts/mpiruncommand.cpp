// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/mpiruncommand.h"

#include "core/base/listed.h"
#include "core/base/visibletext.h"

#include <algorithm>

namespace loadstone {

namespace {

constexpr std::size_t mostWords = 600; ///< bytes of what mpirun said that are told

bool has(std::string_view text, std::string_view piece) {
    return text.find(piece) != std::string_view::npos;
}

bool isRule(const std::string& line) {
    return line.find_first_not_of("-=* ") == std::string::npos;
}

/// Its lines as one, without rules, and without the same line twice.
std::string inOneLine(std::string_view said) {
    std::vector<std::string> lines;
    for (const std::string& line : linesIn(said))
        if (!isRule(line) && std::ranges::find(lines, line) == lines.end())
            lines.push_back(line);
    std::string text;
    for (const std::string& line : lines)
        text += (text.empty() ? "" : " ") + line;
    return shortText(visibleText(text), mostWords);
}

} // namespace

// One rank on each host and in the order of the list (seq). It would bind a rank to one core. A
// dead rank does not end the others (recovery). Only TCP is used between hosts; other means look
// for hardware at the start. Daemons notice a cut link by keep-alives.
std::vector<std::string> mpirunArguments(const HostList& hosts, const std::string& program) {
    std::string names;
    for (const std::string& name : hosts.names)
        names += (names.empty() ? "" : ",") + name;
    std::vector<std::string> arguments{"--host",    names,  "--map-by",         "seq",
                                       "--bind-to", "none", "--enable-recovery"};
    const auto set = [&](const std::string& name, const std::string& value) {
        arguments.insert(arguments.end(), {"--mca", name, value});
    };
    set("pml", "ob1");
    set("btl", "tcp,self");
    set("plm_rsh_no_tree_spawn", "1");
    set("oob_tcp_keepalive_time", "2");
    set("oob_tcp_keepalive_intvl", "1");
    set("oob_tcp_keepalive_probes", "3");
    arguments.push_back(program);
    return arguments;
}

std::string mpirunFailure(const std::string& why, std::string_view said) {
    if (has(said, "attempt to run as root"))
        return "Open MPI does not start programs as root; use an ordinary account, or set "
               "OMPI_ALLOW_RUN_AS_ROOT=1 and OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 if root is meant";
    const std::string words = inOneLine(said);
    return why + (words.empty() ? ", and Open MPI said nothing; check that each host can be "
                                  "reached by ssh without a password and has openmpi-bin and "
                                  "Loadstone"
                                : "; Open MPI says: " + words);
}

std::string startFailure(const std::string& work, const std::string& why, std::string_view said) {
    const std::string noun = work == "run" ? "run" : "job";
    return mpirunFailure("the " + noun + " could not begin on these hosts: " + why, said);
}

} // namespace loadstone
