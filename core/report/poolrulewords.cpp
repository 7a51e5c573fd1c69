// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/poolrulewords.h"

#include "core/report/sizenoun.h"

#include <algorithm>
#include <optional>

namespace loadstone {

namespace {

/// Between two levels on the line through both; none outside of what was measured.
std::optional<double> throughputAt(double size, const EngineAnalysis& analysis) {
    std::optional<ScalePoint> before;
    std::optional<ScalePoint> behind;
    for (const SweepLevel& level : analysis.levels) {
        const ScalePoint point = level.point();
        if (point.size <= size && (!before || point.size > before->size))
            before = point;
        if (point.size >= size && (!behind || point.size < behind->size))
            behind = point;
    }
    if (!before || !behind)
        return std::nullopt;
    const double width = behind->size - before->size;
    const double share = width > 0 ? (size - before->size) / width : 0;
    return before->mean() + share * (behind->mean() - before->mean());
}

} // namespace

std::string poolRuleSentence(const PoolRule& rule, const EngineAnalysis& analysis) {
    const std::string formula =
        "The common formula, cores × 2 + spindles = " + std::to_string(rule.size());
    const auto throughput = throughputAt(rule.size(), analysis);
    const auto& spot = analysis.sweetSpot;
    if (!throughput)
        return formula + ", is outside of what was measured.";
    if (!spot || spot->bestThroughput <= 0)
        return formula + ", has no best throughput to be compared with.";
    const double share = std::min(1.0, *throughput / spot->bestThroughput);
    return formula + ", would give " + percentText(share * 100) + " of the best throughput.";
}

} // namespace loadstone
