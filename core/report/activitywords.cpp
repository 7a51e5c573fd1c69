// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/activitywords.h"

#include "core/base/listed.h"
#include "core/base/units.h"

#include <algorithm>
#include <set>

namespace loadstone {

namespace {

using Counter = std::uint64_t DatabaseActivity::*;

/// Of the levels during whose runs a counter has grown.
std::vector<std::string> busyLevels(const std::vector<LevelActivity>& activities, Counter counter) {
    std::set<int> sizes;
    for (const LevelActivity& run : activities)
        if (run.during.*counter > 0)
            sizes.insert(run.level.size);
    std::vector<std::string> names;
    names.reserve(sizes.size());
    for (const int size : sizes)
        names.push_back(formatCount(static_cast<std::uint64_t>(size)));
    return names;
}

std::string busySentence(const std::string& what, const std::vector<std::string>& levels) {
    return what + " while " + listed(levels) + (levels.size() == 1 ? " was" : " were") +
           " measured: " + (levels.size() == 1 ? "its figures" : "their figures") +
           " may be lower for it.";
}

} // namespace

std::vector<std::string> activitySentences(const std::vector<LevelActivity>& activities) {
    constexpr std::uint64_t many = 10'000;
    std::vector<std::string> sentences;
    if (const auto levels = busyLevels(activities, &DatabaseActivity::checkpointBuffers);
        !levels.empty())
        sentences.push_back(busySentence("A checkpoint ran", levels));
    if (const auto levels = busyLevels(activities, &DatabaseActivity::autovacuums); !levels.empty())
        sentences.push_back(busySentence("Autovacuum ran", levels));
    std::uint64_t written = 0;
    for (const LevelActivity& run : activities)
        written += run.during.rowsWritten;
    if (activities.size() > 1 && written > many)
        sentences.push_back(counted(written, "row") +
                            " were inserted, updated or deleted in the database while it was "
                            "measured: later runs found another one than the first.");
    return sentences;
}

} // namespace loadstone
