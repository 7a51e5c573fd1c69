// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/namedhosts.h"

#include "core/base/wholefile.h"
#include "core/hosts/slurmhosts.h"

#include <cstdlib>
#include <utility>

namespace loadstone {

namespace {

Expected<HostList> hostsIn(const NamedHosts& named) {
    if (named.file.empty())
        return named.list.empty() ? Expected<HostList>(HostList()) : HostList::read(named.list);
    const auto text = readWholeFile(named.file);
    return text ? HostList::readFile(*text)
                : Expected<HostList>(fail("host-file", text.error().message));
}

Expected<HostList> withOption(Expected<HostList> hosts) {
    if (!hosts)
        return fail("--" + hosts.error().field, hosts.error().message);
    return hosts;
}

} // namespace

void declareHosts(CLI::App& command, const std::string& group, const std::string& share,
                  NamedHosts& into) {
    CLI::Option* hosts = command.add_option("--hosts", into.list, "Hosts that " + share)
                             ->type_name("LIST")
                             ->group(group);
    command.add_option("--host-file", into.file, "The same in a file, as mpirun takes it")
        ->type_name("FILE")
        ->group(group)
        ->excludes(hosts);
}

Expected<HostList> readHosts(const NamedHosts& named) {
    return withOption(hostsIn(named));
}

Expected<void> readLoadHosts(const NamedHosts& named, HostList& into) {
    const bool areSlurms = named.areNone() && named.mayBeSlurms;
    auto hosts =
        withOption(areSlurms ? slurmHosts([](const char* name) { return std::getenv(name); })
                             : hostsIn(named));
    if (!hosts)
        return tl::unexpected(hosts.error());
    into = std::move(*hosts);
    return {};
}

} // namespace loadstone
