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

int listen(Cluster& cluster, const TargetOptions& options, const TargetEnd& end) {
    const std::string url = shopUrl(cluster.port());
    std::cout << "Listening on " << url << "\nTry: " << example(url, options.products) << '\n';
    if (!end.tell())
        return CouldNotRun;
    if (end.comesBefore(*cluster.endOfServer()))
        return Fine;
    return end.refuse({"", cluster.howItEnded()});
}

} // namespace

int serveDatabase(const TargetOptions& options, const TargetEnd& end) {
    ClusterOptions shop = shopOptions(options.port.value_or(0), options.products);
    shop.isStopped = [&] { return end.hasCome(); };
    const auto cluster = Cluster::start(std::move(shop));
    if (!cluster)
        return end.hasCome() ? end.codeBeforeStart() : end.refuse(cluster.error());
    const auto filled = fillShop(**cluster, options.products, [&] { return end.hasCome(); });
    if (end.hasCome())
        return end.codeBeforeStart();
    return filled ? listen(**cluster, options, end) : end.refuse(filled.error());
}

} // namespace loadstone
