// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/standardstreams.h"

#include "core/base/descriptors.h"

#include <csignal>
#include <iostream>

namespace loadstone {

void holdStandardStreams() {
    keepStandardNumbers();
    std::signal(SIGPIPE, SIG_IGN);
}

Expected<void> flushStandardOutput() {
    if (!std::cout.flush())
        return fail("", "standard output cannot be written");
    return {};
}

} // namespace loadstone
