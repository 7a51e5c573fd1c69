// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/input/jobshare.h"

#include <algorithm>

namespace loadstone {

namespace {

bool beginsFile(const std::vector<Partition>& all, std::size_t partition) {
    return partition == 0 || all[partition].file != all[partition - 1].file;
}

/// Where the bytes of a part begin among `all`; those of the next one begin where they end.
std::uint64_t partBegin(std::uint64_t part, std::uint64_t of, std::uint64_t all) {
    return all / of * part + all % of * part / of;
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
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < all.size(); bytes += all[i++].size()) {
        const SourceFile& file = *all[i].file;
        if (part && file.inherited)
            return cannotBeDivided(file);
        if (beginsFile(all, i))
            share.inputs.push_back({file.size, file.startSum});
    }
    const JobPart taken = part.value_or(JobPart());
    const std::uint64_t from = partBegin(taken.number - 1, taken.of, bytes);
    const std::uint64_t to = partBegin(taken.number, taken.of, bytes);
    std::uint64_t at = 0;
    for (std::size_t i = 0, file = 0; i < all.size(); at += all[i++].size()) {
        file += i > 0 && beginsFile(all, i) ? 1 : 0;
        if (at < from || at >= to)
            continue;
        if (share.partitions.empty())
            share.firstFile = file;
        share.partitions.push_back(all[i]);
    }
    return share;
}

} // namespace loadstone
