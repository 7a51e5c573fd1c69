// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/filesnamed.h"

namespace loadstone {

std::vector<std::string> filesNamedBy(const LoadPlan& plan) {
    std::vector<std::string> files;
    for (const FeedChoice& feed : plan.feeds)
        files.push_back(feed.file);
    const TransportOptions& transport = plan.transport;
    for (const std::string& file : {transport.caFile, transport.certificate, transport.key})
        if (!file.empty())
            files.push_back(file);
    return files;
}

} // namespace loadstone
