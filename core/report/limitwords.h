#pragma once

#include "core/report/sweepreport.h"

#include <string>

namespace loadstone {

/// How the levels of one engine stand to a limit of latency. A value; any thread.
struct LimitAnswer {
    std::optional<int> size;    ///< the largest that keeps it, as all smaller ones do
    std::optional<int> breaker; ///< the smallest that breaks it
};

/// Levels are in the order of their size. One that has no answer, or that fails more than 1 % of
/// its requests, breaks any limit.
LimitAnswer answerTo(const LatencyLimit& limit, const std::vector<SweepLevel>& levels);

/// "8 threads are the most that keep p99 below 50 ms: 20.4 ms, with 392 requests/s; with 16 it is
/// 61.2 ms." Empty if there is no level.
std::string limitSentence(const LatencyLimit& limit, const std::vector<SweepLevel>& levels);

} // namespace loadstone
