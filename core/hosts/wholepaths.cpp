// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/wholepaths.h"

#include <filesystem>

namespace loadstone {

std::string wholePath(const std::string& path) {
    std::error_code problem;
    const auto whole = std::filesystem::absolute(path, problem);
    return path.empty() || problem ? path : whole.string();
}

LoadPlan withWholePaths(LoadPlan plan) {
    for (FeedChoice& feed : plan.feeds)
        feed.file = wholePath(feed.file);
    TransportOptions& transport = plan.transport;
    for (std::string* path :
         {&transport.caFile, &transport.certificate, &transport.key, &transport.unixSocket})
        *path = wholePath(*path);
    return plan;
}

} // namespace loadstone
