// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/result/ngramresult.h"
#include "core/ngram/work/supervisor.h"
#include "tests/support/memorysource.h"
#include "tests/support/sanitized.h"
#include "tests/support/temporaryfolder.h"

#include <fstream>
#include <random>

namespace loadstone {

/// Words: enough for several spills. AddressSanitizer makes the counting of this test itself slow.
constexpr int manyDifferent = hasAddressSanitizer ? 9'000 : 30'000;
constexpr int littleRoom = manyDifferent * 10 / 3; ///< bytes for spills

/// `words` different words, each `times` times, one behind the other or mixed.
inline std::string manyWords(int words, int times, bool mixed) {
    std::vector<int> order;
    for (int i = 0; i < words * times; ++i)
        order.push_back(i % words);
    if (mixed)
        std::shuffle(order.begin(), order.end(), std::mt19937(4));
    std::string text;
    for (const int word : order)
        text += "word" + std::to_string(word * 7919) + (word % 9 == 0 ? "\n" : " ");
    return text;
}

inline Counts countsOf(const NgramResult& result) {
    Counts counts;
    for (std::size_t i = 0; i < result.size(); ++i)
        counts[std::string(result[i].ngram)] = result[i].count;
    return counts;
}

/// A job over one file, planned.
struct Planned {
    explicit Planned(const std::string& content, int workers = 2, std::uint64_t bytes = 10'000) {
        job.files = {(folder.path() / "file").string()};
        std::ofstream(job.files.front(), std::ios::binary) << content;
        job.workers = workers;
        job.partitionSize = bytes;
    }

    Supervisor supervisor(std::uint64_t budget = Supervisor::leastSpillBudget) const {
        const std::atomic<bool> cancelled{false};
        return Supervisor::create(job, planPartitions(job, cancelled).value(), budget).value();
    }

    TemporaryFolder folder;
    NgramJob job;
};

} // namespace loadstone
