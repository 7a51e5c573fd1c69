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

/// Of the levels during whose runs a counter has grown; what followed the last run is not known.
std::vector<std::string> busyLevels(const std::vector<LevelActivity>& activities, Counter counter) {
    std::set<int> sizes;
    for (std::size_t i = 1; i < activities.size(); ++i)
        if (activities[i].before.*counter > activities[i - 1].before.*counter)
            sizes.insert(activities[i - 1].level.size);
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
    if (const auto levels = busyLevels(activities, &DatabaseActivity::checkpoints); !levels.empty())
        sentences.push_back(busySentence("A checkpoint ran", levels));
    if (const auto levels = busyLevels(activities, &DatabaseActivity::autovacuums); !levels.empty())
        sentences.push_back(busySentence("Autovacuum ran", levels));
    if (activities.size() < 2)
        return sentences;
    const std::uint64_t first = activities.front().before.rowsWritten;
    const std::uint64_t last = activities.back().before.rowsWritten;
    if (last > first + many)
        sentences.push_back(counted(last - first, "row") +
                            " were inserted, updated or deleted in the database while it was "
                            "measured: later runs found another one than the first.");
    return sentences;
}

} // namespace loadstone
