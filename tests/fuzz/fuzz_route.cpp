// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/route.h"

#include <cstdlib>

using namespace loadstone;

// Any path has an answer that can be carried out.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Route route = parseRoute({reinterpret_cast<const char*>(data), size});
    const bool possible =
        route.status >= 200 && route.status <= 599 && route.leastDelay <= route.mostDelay &&
        route.leastDelay >= Milliseconds(0) && route.failureShare >= 0 && route.failureShare <= 1;
    if (!possible)
        std::abort();
    return 0;
}
