// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/input/jobshare.h"

#include <numeric>

namespace loadstone {

namespace {

bool beginsFile(const std::vector<Partition>& all, std::size_t partition) {
    return partition == 0 || all[partition].file != all[partition - 1].file;
}

/// Where the bytes of a part begin among `all`; those of the next one begin where they end.
std::uint64_t partBegin(std::uint64_t part, std::uint64_t of, std::uint64_t all) {
    return all / of * part + all % of * part / of;
}

/// Puts the partitions of a part into its share.
void take(const JobPart& part, const std::vector<Partition>& all, JobShare& share) {
    const auto sizeOf = [](std::uint64_t sum, const Partition& one) { return sum + one.size(); };
    const std::uint64_t bytes = std::accumulate(all.begin(), all.end(), std::uint64_t{0}, sizeOf);
    const std::uint64_t from = partBegin(part.number - 1, part.of, bytes);
    const std::uint64_t to = partBegin(part.number, part.of, bytes);
    std::size_t files = 0; // that have begun
    std::uint64_t at = 0;
    for (std::size_t i = 0; i < all.size(); at += all[i++].size()) {
        files += beginsFile(all, i) ? 1 : 0;
        if (at < from || at >= to)
            continue;
        if (share.partitions.empty())
            share.firstFile = files - 1;
        share.partitions.push_back(all[i]);
    }
}

tl::unexpected<Error> cannotBeDivided(const SourceFile& file) {
    return fail("part", file.name + " can be read only once or only here, and each part reads the "
                                    "files itself; give a file");
}

} // namespace

Expected<JobShare> shareOf(std::vector<Partition> all, const std::optional<JobPart>& part) {
    JobShare share;
    share.allPartitions = all.size();
    share.format = all.empty() ? Format::Text : all.front().file->format;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const SourceFile& file = *all[i].file;
        if (part && file.inherited)
            return cannotBeDivided(file);
        if (beginsFile(all, i))
            share.inputs.push_back({file.size, file.startSum});
    }
    take(part.value_or(JobPart()), all, share);
    return share;
}

} // namespace loadstone
