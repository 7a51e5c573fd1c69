// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/pointsfile.h"
#include "core/report/fitjson.h"
#include "core/report/fittext.h"

#include <cmath>
#include <cstdlib>

using namespace loadstone;

// Whatever can be read can be fitted or is refused, and every figure of a fit is a number.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto engines = parsePoints({reinterpret_cast<const char*>(data), size});
    if (!engines)
        return 0;
    const auto& points = engines->front().points;
    constexpr std::size_t mostLevels = 40; // more would only take longer
    if (points.size() > mostLevels)
        return 0;
    const auto fit = fitScalability(points, {1, 5});
    const auto spot = findSweetSpot(points);
    if (!fit || !spot)
        return 0;
    const auto& [lambda, sigma, kappa] = fit->curve;
    if (!std::isfinite(lambda) || !std::isfinite(fit->rSquared) || !(sigma >= 0 && sigma <= 1) ||
        !(kappa >= 0))
        std::abort();
    if (fit->peak &&
        !(fit->peak->size >= points.front().size && fit->peak->size <= points.back().size))
        std::abort();
    (void)encodeFit(*fit, "", "threads");
    (void)fitText(*fit, *spot, "threads");
    return 0;
}
