// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/earlystop.h"

#include <algorithm>

namespace loadstone {

namespace {

bool isWorse(const LevelCounts& level, const LevelCounts& best) {
    constexpr double muchLess = 0.9, manyFailures = 0.01;
    return level.point().mean() < muchLess * best.point().mean() &&
           level.failedShare() > manyFailures && level.failedShare() > 2 * best.failedShare();
}

} // namespace

std::optional<int> limitOf(const std::vector<LevelCounts>& levels, EngineKind engine) {
    const LevelCounts* best = nullptr;
    for (const LevelCounts& level : levels) {
        if (level.engine != engine || level.throughputs.empty())
            continue;
        if (best != nullptr && isWorse(level, *best))
            return level.size;
        if (best == nullptr || level.point().mean() > best->point().mean())
            best = &level;
    }
    return std::nullopt;
}

bool isHopeless(const LevelCounts& level) {
    if (level.completed == 0)
        return level.aborted > 0;
    return 2 * level.failed >= level.completed || level.redirects == level.completed;
}

std::optional<int> hopelessFrom(const std::vector<LevelCounts>& levels, EngineKind engine) {
    std::optional<int> smallest;
    for (const LevelCounts& level : levels)
        if (level.engine == engine && isHopeless(level))
            smallest = std::min(smallest.value_or(level.size), level.size);
    return smallest;
}

} // namespace loadstone
