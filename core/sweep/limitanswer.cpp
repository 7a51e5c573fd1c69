// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/limitanswer.h"

namespace loadstone {

namespace {

bool keeps(const LatencyLimit& limit, const SweepLevel& level) {
    return !level.latencyOk.empty() && !failsTooOften(level) &&
           latencyOf(limit, level) < limit.most;
}

} // namespace

bool failsTooOften(const LevelCounts& level) {
    constexpr double manyFailures = 0.01;
    return level.failedShare() > manyFailures;
}

Microseconds latencyOf(const LatencyLimit& limit, const SweepLevel& level) {
    return Microseconds(level.latencyOk.quantile(limit.quantile));
}

LimitAnswer answerTo(const LatencyLimit& limit, const std::vector<SweepLevel>& levels) {
    LimitAnswer answer;
    for (const SweepLevel& level : levels) {
        if (!keeps(limit, level)) {
            answer.breaker = level.size;
            return answer;
        }
        answer.size = level.size;
    }
    return answer;
}

} // namespace loadstone
