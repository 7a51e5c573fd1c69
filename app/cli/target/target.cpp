// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/target/target.h"

#include "app/cli/exitcodes.h"
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

int serve(const TargetOptions& options, int signalSource) {
    TargetServer::Options ready;
    // Else the first 1000 clients would measure how long this machine takes to start 1000 threads.
    ready.readyThreads = 1000;
    TargetServer server(ready);
    if (const auto port = server.start(options.address, options.port); !port)
        return refuse(port.error(), options.exitWithParent);
    std::cout << "Listening on " << server.url() << std::endl;
    waitForEnd(signalSource, options.exitWithParent);
    server.stop();
    return Fine;
}

int serveMinimal(const TargetOptions& options, int signalSource) {
    Responder responder;
    const auto port = responder.start(options.address, options.port,
                                      std::max(1, static_cast<int>(coreCount() / 2)));
    if (!port)
        return refuse(port.error(), options.exitWithParent);
    const bool isLong = options.address.find(':') != std::string::npos;
    std::cout << "Listening on http://" << (isLong ? "[" : "") << options.address
              << (isLong ? "]" : "") << ":" << *port << "/" << std::endl;
    waitForEnd(signalSource, options.exitWithParent);
    responder.stop();
    return Fine;
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
