// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/ngramhosts.h"

#include "core/base/units.h"
#include "core/report/decodejson.h"
#include "core/report/hostwords.h"
#include "core/report/textcolumns.h"

#include <algorithm>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

std::string lineOf(const NgramHost& host, std::size_t width) {
    std::string text = "  " + padded(host.name, width) + "  " +
                       counted(static_cast<std::uint64_t>(host.workers), "worker") + ": " +
                       counted(host.partitions, "partition") + ", " +
                       formatBytes(static_cast<double>(host.bytes));
    if (host.lostAt)
        text += "; lost after " + formatTime(*host.lostAt) + ", " +
                counted(host.doneAgain, "partition") + " done again by others";
    return text + "\n";
}

} // namespace

Json ngramHostsToJson(const std::vector<NgramHost>& hosts) {
    Json json = Json::array();
    for (const NgramHost& host : hosts)
        json.push_back({{"name", host.name},
                        {"workers", host.workers},
                        {"partitions", host.partitions},
                        {"bytes", host.bytes},
                        {"lost_after_s", host.lostAt ? Json(host.lostAt->count()) : Json()},
                        {"fault", host.fault},
                        {"done_again", host.doneAgain}});
    return json;
}

std::vector<NgramHost> ngramHostsFromJson(const Json& json) {
    std::vector<NgramHost> hosts;
    for (const Json& one : json) {
        NgramHost host{one.at("name"),
                       wholeFrom<int>(one.at("workers")),
                       countFrom(one.at("partitions")),
                       countFrom(one.at("bytes")),
                       {},
                       one.at("fault"),
                       countFrom(one.at("done_again"))};
        if (const Json& lost = one.at("lost_after_s"); !lost.is_null())
            host.lostAt = Seconds(lost.get<double>());
        hosts.push_back(std::move(host));
    }
    return hosts;
}

std::string ngramHostsText(const std::vector<NgramHost>& hosts) {
    if (hosts.empty())
        return {};
    std::size_t width = 0;
    for (const NgramHost& host : hosts)
        width = std::max(width, host.name.size());
    std::string text = "\nHosts:\n";
    for (const NgramHost& host : hosts)
        text += lineOf(host, width);
    return text;
}

std::string hostsAtWork(const std::vector<NgramHost>& hosts) {
    const auto lost = static_cast<std::size_t>(std::ranges::count_if(
        hosts, [](const NgramHost& host) { return host.lostAt.has_value(); }));
    const std::string all = counted(hosts.size(), "host");
    return lost == 0 ? all : std::to_string(hosts.size() - lost) + " of " + all;
}

std::string lostHostsText(const std::vector<NgramHost>& hosts) {
    std::string text;
    for (const NgramHost& host : hosts)
        if (host.lostAt)
            text += (text.empty() ? "" : "; ") + lostHostText(host.name, *host.lostAt, host.fault);
    return text;
}

} // namespace loadstone
