// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ngrams/sharedjob.h"

#include "core/base/version.h"
#include "core/base/visibletext.h"
#include "core/hosts/wholepaths.h"

#include <algorithm>

namespace loadstone {

namespace {

Expected<void> check(const NgramArguments& arguments, const NgramJob& job) {
    if (!arguments.part.empty())
        return fail("--part", "hosts share all of a job among them; leave out --hosts or --part");
    if (std::ranges::count(job.files, "-") > 0)
        return fail("FILE", "standard input is here only, and hosts read the files themselves; "
                            "name files");
    return {};
}

/// Adds the file of "HOST=FILE".
Expected<void> addFileOn(const std::string& text, const HostList& hosts, SharedJob& shared) {
    const auto sign = text.find('=');
    if (sign == std::string::npos || sign == 0 || sign + 1 == text.size())
        return fail("--files-on", "\"" + visibleText(text) +
                                      "\" is not HOST=FILE, such as "
                                      "node2=/data/part2.gz");
    const std::string name = text.substr(0, sign);
    const auto host = std::ranges::find(hosts.names, name);
    if (host == hosts.names.end())
        return fail("--files-on", "\"" + visibleText(name) +
                                      "\" is not one of the hosts; name "
                                      "one that is in --hosts");
    const std::string file = text.substr(sign + 1);
    shared.job.files.push_back(file);
    shared.files.push_back({wholePath(file), static_cast<std::size_t>(host - hosts.names.begin())});
    return {};
}

} // namespace

Expected<SharedJob> sharedAmong(const HostList& hosts, const NgramArguments& arguments,
                                const NgramJob& job) {
    if (const auto good = check(arguments, job); !good)
        return tl::unexpected(good.error());
    SharedJob shared{LOADSTONE_VERSION, hosts.names, {}, job, arguments.workers.empty()};
    for (const std::string& file : job.files)
        shared.files.push_back({wholePath(file), std::nullopt});
    for (const std::string& text : arguments.filesOn)
        if (const auto added = addFileOn(text, hosts, shared); !added)
            return tl::unexpected(added.error());
    shared.job.hosts = static_cast<int>(hosts.names.size());
    if (shared.isForEachCore)
        shared.job.workers = shared.job.hosts; // until they have said how many they have
    return shared;
}

} // namespace loadstone
