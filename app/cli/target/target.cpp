// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/target/target.h"

#include "app/cli/target/databasetarget.h"
#include "app/cli/target/targetend.h"
#include "core/base/cpu.h"
#include "core/base/descriptors.h"
#include "core/target/responder.h"
#include "core/target/targetserver.h"

#include <algorithm>
#include <iostream>

namespace loadstone {

namespace {

constexpr int usualPort = 8089;

int listen(const std::string& url, const TargetEnd& end) {
    std::cout << "Listening on " << url << '\n';
    return end.awaitOrComplain();
}

int serve(const TargetOptions& options, const TargetEnd& end) {
    TargetServer::Options ready;
    // Else the first 1000 clients would measure how long this machine takes to start 1000 threads.
    ready.readyThreads = 1000;
    TargetServer server(ready);
    if (const auto port = server.start(options.address, options.port.value_or(usualPort)); !port)
        return end.refuse(port.error());
    const int exitCode = listen(server.url(), end);
    server.stop();
    return exitCode;
}

int serveMinimal(const TargetOptions& options, const TargetEnd& end) {
    Responder responder;
    const auto port = responder.start(options.address, options.port.value_or(usualPort),
                                      std::max(1, static_cast<int>(coreCount() / 2)));
    if (!port)
        return end.refuse(port.error());
    const bool isLong = options.address.find(':') != std::string::npos;
    const std::string host = isLong ? "[" + options.address + "]" : options.address;
    const std::string url = "http://" + host + ":" + std::to_string(*port) + "/";
    const int exitCode = listen(url, end);
    responder.stop();
    return exitCode;
}

} // namespace

int runTarget(const TargetOptions& options) {
    const TargetEnd end(options.exitWithParent);
    if (options.isDatabase)
        return serveDatabase(options, end);
    raiseDescriptorLimit(); // each connection takes a descriptor
    return options.minimal ? serveMinimal(options, end) : serve(options, end);
}

} // namespace loadstone
