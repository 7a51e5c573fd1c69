// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/wholepaths.h"

#include <filesystem>

namespace loadstone {

namespace {

void makeWhole(std::string& path) {
    std::error_code problem;
    const auto whole = std::filesystem::absolute(path, problem);
    if (!path.empty() && !problem)
        path = whole.string();
}

} // namespace

LoadPlan withWholePaths(LoadPlan plan) {
    for (FeedChoice& feed : plan.feeds)
        makeWhole(feed.file);
    TransportOptions& transport = plan.transport;
    for (std::string* path :
         {&transport.caFile, &transport.certificate, &transport.key, &transport.unixSocket})
        makeWhole(*path);
    return plan;
}

} // namespace loadstone
