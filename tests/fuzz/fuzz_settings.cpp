// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/units.h"
#include "core/load/loadplan.h"

#include <cstdlib>

using namespace loadstone;

// The texts that a person types: URL, count, duration, statuses, method and header.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (const auto duration = parseDuration(text, "x"); duration)
        if (parseDuration(formatDuration(duration->value), "x")->value != duration->value)
            std::abort();
    if (const auto count = parseCount(text, "x"); count)
        (void)formatCount(*count);
    if (const auto ranges = StatusRanges::parse(text); ranges)
        if (StatusRanges::parse(ranges->text()) != *ranges)
            std::abort();
    LoadPlan plan;
    plan.request.url = text;
    plan.request.method = text;
    plan.request.headers = {{text, text}};
    (void)validate(plan);
    return 0;
}
