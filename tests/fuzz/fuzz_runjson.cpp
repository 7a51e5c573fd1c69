// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/runjson.h"
#include "core/report/runtext.h"

#include <cstdlib>

using namespace loadstone;

// Whatever can be opened can be shown and saved, and is then the same again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto report = decodeRun({reinterpret_cast<const char*>(data), size});
    if (!report)
        return 0;
    (void)summaryText(*report);
    const std::string saved = encodeRun(*report);
    const auto again = decodeRun(saved);
    if (!again || encodeRun(*again) != saved)
        std::abort();
    return 0;
}
