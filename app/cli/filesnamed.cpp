// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/filesnamed.h"

#include "core/postgres/connectparameters.h"

#include <algorithm>
#include <iterator>

namespace loadstone {

std::vector<std::string> filesNamedBy(const LoadPlan& plan) {
    std::vector<std::string> files;
    for (const FeedChoice& feed : plan.feeds)
        files.push_back(feed.file);
    const TransportOptions& transport = plan.transport;
    for (const std::string& file : {transport.caFile, transport.certificate, transport.key})
        if (!file.empty())
            files.push_back(file);
    if (plan.asksDatabase())
        if (const auto database = ConnectParameters::read(plan.request.url))
            std::ranges::move(database->files(), std::back_inserter(files));
    return files;
}

} // namespace loadstone
