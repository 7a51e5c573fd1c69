// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/input/filemark.h"
#include "core/ngram/job/hashpartitions.h"
#include "core/ngram/job/malformed.h"
#include "core/report/ngramreport.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace loadstone {

// What the hosts that share an n-gram job tell each other. Hosts, files and partitions go by their
// numbers, from 0. An epoch begins with each loss: what is of an older one means nothing any more.

/// A file of the job: `place` is its whole path, and `host` the only one that must have it; none:
/// all must.
struct SharedFile {
    std::string place;
    std::optional<std::size_t> host;
};

/// From who started the parts to the first, and from it to all.
struct SharedJob {
    std::string version;
    std::vector<std::string> hosts;
    std::vector<SharedFile> files;
    NgramJob job;               ///< its files as they were named, in the order of `files`
    bool isForEachCore = false; ///< workers: one for each core of a host, and not the job's
};

/// A file as a part sees it: what makes it the same, or why it cannot be read there.
struct FileSeen {
    std::optional<FileMark> mark;
    std::string fault;
};
struct FilesSeen {
    std::vector<FileSeen> files;
    int workers = 0; ///< that it is going to have
};

/// The first tells a part to cut these files into partitions.
struct CutOrder {
    std::vector<std::size_t> files;
};
struct CutFile {
    std::size_t file = 0;
    Format format = Format::Text;
    std::vector<std::uint64_t> ends; ///< of its partitions; each begins where the last one ends
};
struct FilesCut {
    std::vector<CutFile> files;
};

/// All files with their partitions, which are numbered through; to all parts. What a part does not
/// have is in it, too.
struct CountPlan {
    std::vector<CutFile> files;
};
/// Its workers are there.
struct CountReady {};

/// These partitions are to be counted by this part. What was exchanged before is given up.
struct GrantOrder {
    std::uint32_t epoch = 0;
    std::vector<std::size_t> partitions; ///< in their order
};
/// How far a part is with those that it was granted.
struct CountState {
    std::uint64_t mapped = 0;
    std::uint64_t bytes = 0;
    std::uint64_t lines = 0;
};

/// All is counted: each part adds up what it has, and sends the counts of each hash partition to
/// the part that owns it.
struct ExchangeOrder {
    std::uint32_t epoch = 0;
    std::vector<std::size_t> senders;                 ///< in their order
    std::array<std::size_t, hashPartitions> owners{}; ///< of these
};
/// What a part tells of its share beside the counts.
struct CountFacts {
    std::uint32_t epoch = 0;
    std::vector<std::uint64_t> lines; ///< of each partition that it was granted, in their order
    std::uint64_t malformed = 0;
    std::vector<MalformedLine> firstMalformed;
    std::uint64_t reexecuted = 0;
};
/// From part to part: counts of hash partitions that the receiver owns, or in the end n-grams in
/// their order for who started the parts.
struct CountPiece {
    std::uint32_t epoch = 0;
    std::string bytes;
    bool isLast = false;
};
/// A piece was taken: there may be one more under way.
struct PieceTaken {
    std::uint32_t epoch = 0;
    std::size_t owner = 0; ///< whose counts they are
};

/// A part has all counts that it owns, and has sorted them.
struct SortedNote {
    std::uint32_t epoch = 0;
};
/// It is its turn to tell them to who started the parts: through the first one, in SortedPieces,
/// which are taken there by PieceTaken.
struct TellOrder {
    std::uint32_t epoch = 0;
};
struct SortedPiece {
    std::uint32_t epoch = 0;
    std::size_t owner = 0;
    std::string bytes;
    bool isLast = false;
};

/// A part cannot go on.
struct CountFault {
    Error error;
};

/// From the first to who started the parts: how far all are together, and in the end all but the
/// counts.
struct JobState {
    NgramProgress progress; ///< without workers and the time
};
struct JobEnd {
    NgramReport report; ///< without result, job and times of the whole; lines by `fileNumber`
};

} // namespace loadstone
