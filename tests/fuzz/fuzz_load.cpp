// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/atdeadline.h"
#include "core/load/loadshape.h"
#include "core/load/threshold.h"

#include <cstdlib>

using namespace loadstone;

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

/// What was read is read back from its text as the same, and a plan of it can be looked at.
void readStagesOf(const std::string& text) {
    const auto stages = readStages(text, "stage");
    if (!stages)
        return;
    require(readStages(textOf(*stages), "stage") == *stages);
    LoadPlan plan;
    plan.request.url = "http://example.test/";
    plan.requests.reset();
    plan.stages = *stages;
    if (!validate(plan).empty())
        return;
    const Arrivals arrivals = arrivalsOf(plan);
    for (std::uint64_t n = 0; n < 3 && n < arrivals.count(); ++n)
        require(arrivals.due(n).has_value());
    (void)crowdOf(plan).entry(3, std::chrono::seconds(1));
}

} // namespace

// What a person types of a load and of its limits: rates, stages, thresholds, what to do at the
// end.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (const auto rate = Rate::read(text, "rate"))
        require(Rate::read(rate->text(), "rate") == *rate);
    if (const auto thresholds = readThresholds(text, "threshold")) {
        require(readThresholds(textOf(*thresholds), "threshold") == *thresholds);
        (void)brokenBy({}, *thresholds);
    }
    if (const auto end = AtDeadline::read(text, "end"))
        require(AtDeadline::read(end->text(), "end") == *end);
    readStagesOf(text);
    return 0;
}
