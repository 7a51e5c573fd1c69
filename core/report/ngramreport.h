// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/ngram/input/jobshare.h"
#include "core/ngram/job/ngramjob.h"
#include "core/ngram/result/ngramresult.h"
#include "core/ngram/work/supervisor.h"

#include <map>
#include <string>
#include <vector>

namespace loadstone {

/// What a part of a job knows of the whole, so that the parts can be put together.
struct NgramPartNote {
    std::vector<InputFile> inputs;    ///< those of the whole job
    std::size_t partitions = 0;       ///< of the whole job
    std::size_t firstFile = 0;        ///< that the part has counted lines of, from 0
    std::vector<std::uint64_t> lines; ///< that it has counted, of each file from firstFile on

    bool operator==(const NgramPartNote&) const = default;
};

/// What one of several hosts did of a job.
struct NgramHost {
    std::string name;
    int workers = 0;
    std::uint64_t partitions = 0;  ///< that it has counted
    std::uint64_t bytes = 0;       ///< of files, that it has read for them
    std::optional<Seconds> lostAt; ///< since the start, if it was lost
    std::string fault;             ///< how
    std::uint64_t doneAgain = 0;   ///< by others, when it was lost

    bool operator==(const NgramHost&) const = default;
};

/// All that a finished job has to tell.
struct NgramReport {
    std::string toolVersion;
    std::string startedAt;   ///< UTC, ISO 8601; empty in files of older versions
    bool isFromFile = false; ///< saved before; its files may have changed since
    NgramJob job;
    Format format = Format::Text;
    std::size_t partitions = 0;
    std::uint64_t bytes = 0; ///< of the files, packed ones as they are
    std::uint64_t lines = 0;
    std::uint64_t malformed = 0; ///< lines that were not counted
    std::vector<Supervisor::NamedLine> firstMalformed;
    std::uint64_t reexecuted = 0; ///< partitions that were done again after a worker's death
    std::vector<NgramHost> hosts; ///< that shared it; empty: it was this machine's alone
    Seconds mapTime{0};
    Seconds reduceTime{0};
    Seconds totalTime{0}; ///< from the start to the result, workers' start and planning included
    NgramResult result;
    std::map<std::string, std::uint64_t> asked; ///< counts that a file names beside its result
    std::optional<NgramPartNote> part;          ///< if job.part was asked for
};

/// What a person wants to know of a result.
struct NgramQuestions {
    static constexpr std::size_t usualTop = 10;

    std::vector<std::string> words; ///< whose counts are wanted
    std::size_t top = usualTop;     ///< how many of the most frequent
};

/// `ngram` as it stands in the result: with its case folded if the job did so.
std::string nameInResult(const NgramOptions& options, const std::string& ngram);

/// How often `ngram` appeared, with its case folded and its years added up if the job did so.
/// Nothing if a saved file does not tell, as it names the most frequent ones only.
std::optional<std::uint64_t> countOf(const NgramReport& report, const std::string& ngram);

/// Bytes of the files per second of the whole job.
double throughputOf(const NgramReport& report);

/// A job while it runs.
struct NgramProgress {
    struct Worker {
        std::uint64_t partitionsDone = 0;
        double share = 0; ///< of the partition at hand, 0 to 1
    };

    NgramPhase phase = NgramPhase::Map;
    std::uint64_t partitionsDone = 0;
    std::uint64_t partitions = 0; ///< 0 while they are still being planned
    std::uint64_t reduced = 0;    ///< hash partitions of hashPartitions
    std::uint64_t bytes = 0;      ///< read so far
    std::uint64_t allBytes = 0;
    std::uint64_t lines = 0;
    Seconds elapsed{0};
    std::vector<Worker> workers;
    std::vector<NgramHost> hosts; ///< if several share it
};

} // namespace loadstone
