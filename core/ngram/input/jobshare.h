// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/input/partition.h"
#include "core/ngram/job/ngramjob.h"

#include <optional>
#include <vector>

namespace loadstone {

/// A file as all parts of a job must have seen it.
struct InputFile {
    std::uint64_t bytes = 0;    ///< as it is, packed or not
    std::uint64_t startSum = 0; ///< SourceFile::startSum

    bool operator==(const InputFile&) const = default;
};

/// What is counted of a job, all or a part, and what is known of the whole. A value.
struct JobShare {
    std::vector<Partition> partitions; ///< to be counted, in the order of all
    std::vector<InputFile> inputs;     ///< all files, one that was given twice twice
    std::size_t allPartitions = 0;
    std::size_t firstFile = 0; ///< that `partitions` begin in, from 0
    Format format = Format::Text;
};

/// Takes of all partitions of a job, at least one, those of a part. Each is in exactly one part; a
/// part's lie side by side, and parts are of nearly the same size in bytes. A small job has parts
/// without any. The error is about a file that only this process can read.
Expected<JobShare> shareOf(std::vector<Partition> all, const std::optional<JobPart>& part);

} // namespace loadstone
