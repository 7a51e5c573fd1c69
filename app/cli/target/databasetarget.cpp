// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/target/databasetarget.h"

#include "app/cli/exitcodes.h"
#include "core/cluster/shop.h"

#include <iostream>
#include <utility>

namespace loadstone {

namespace {

// Both are for a shell, which leaves alone what is in such quotes.
std::string example(const std::string& url, int products) {
    return "loadstone-cli run " + url + " --query '" + std::string(shopQuery) +
           "' --param '{{random 1 " + std::to_string(products) + "}}'";
}

int listen(const Cluster& cluster, const TargetOptions& options, const TargetEnd& end) {
    const std::string url = shopUrl(cluster.port());
    std::cout << "Listening on " << url << "\nTry: " << example(url, options.products) << '\n';
    return end.awaitOrComplain();
}

} // namespace

int serveDatabase(const TargetOptions& options, const TargetEnd& end) {
    ClusterOptions shop = shopOptions(options.port.value_or(0));
    shop.isStopped = [&] { return end.hasCome(); };
    const auto cluster = Cluster::start(std::move(shop));
    if (!cluster)
        return end.hasCome() ? Fine : end.refuse(cluster.error());
    const auto filled = fillShop(**cluster, options.products, [&] { return end.hasCome(); });
    if (!filled)
        return end.refuse(filled.error());
    return end.hasCome() ? Fine : listen(**cluster, options, end);
}

} // namespace loadstone
