// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/target/target.h"

#include "app/cli/complain.h"
#include "app/cli/exitcodes.h"
#include "app/cli/standardstreams.h"
#include "core/base/cpu.h"
#include "core/base/descriptors.h"
#include "core/target/responder.h"
#include "core/target/targetserver.h"

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <iostream>

namespace loadstone {

namespace {

/// SIGINT and SIGTERM as something to poll; threads started later inherit the blocked mask.
int openSignals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    return signalfd(-1, &set, SFD_CLOEXEC);
}

bool inputHasEnded() {
    std::array<char, 256> ignored;
    return ::read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0;
}

void waitForEnd(int signalSource, bool watchInput) {
    std::array<pollfd, 2> sources{pollfd{signalSource, POLLIN, 0},
                                  pollfd{watchInput ? STDIN_FILENO : -1, POLLIN, 0}};
    for (;;) {
        if (::poll(sources.data(), sources.size(), -1) < 0)
            continue;
        if (sources[0].revents != 0 || (sources[1].revents != 0 && inputHasEnded()))
            return;
    }
}

/// A parent is told the field, a person what to do about it.
int refuse(const Error& error, bool hasParent) {
    const bool mayChoose = error.field == "port" && !hasParent;
    if (hasParent)
        std::cout << "Refused: " << error.field << std::endl;
    std::cerr << "loadstone-cli target: " << error.message
              << (mayChoose ? "; choose another one" : "") << std::endl;
    return CouldNotRun;
}

/// Says where clients find it, and waits; not if that cannot be said, as they would wait for ever.
int listen(const std::string& url, const TargetOptions& options, int signalSource) {
    std::cout << "Listening on " << url << '\n';
    if (!holdsOrComplain(flushStandardOutput()))
        return CouldNotRun;
    waitForEnd(signalSource, options.exitWithParent);
    return Fine;
}

int serve(const TargetOptions& options, int signalSource) {
    TargetServer::Options ready;
    // Else the first 1000 clients would measure how long this machine takes to start 1000 threads.
    ready.readyThreads = 1000;
    TargetServer server(ready);
    if (const auto port = server.start(options.address, options.port); !port)
        return refuse(port.error(), options.exitWithParent);
    const int exitCode = listen(server.url(), options, signalSource);
    server.stop();
    return exitCode;
}

int serveMinimal(const TargetOptions& options, int signalSource) {
    Responder responder;
    const auto port = responder.start(options.address, options.port,
                                      std::max(1, static_cast<int>(coreCount() / 2)));
    if (!port)
        return refuse(port.error(), options.exitWithParent);
    const bool isLong = options.address.find(':') != std::string::npos;
    const std::string host = isLong ? "[" + options.address + "]" : options.address;
    const std::string url = "http://" + host + ":" + std::to_string(*port) + "/";
    const int exitCode = listen(url, options, signalSource);
    responder.stop();
    return exitCode;
}

} // namespace

int runTarget(const TargetOptions& options) {
    const int signalSource = openSignals();
    raiseDescriptorLimit(); // each connection takes a descriptor
    const int exitCode =
        options.minimal ? serveMinimal(options, signalSource) : serve(options, signalSource);
    ::close(signalSource);
    return exitCode;
}

} // namespace loadstone
