#pragma once

#include "core/ngram/job/ngramjob.h"

#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace loadstone {

/// A file as it was when the job began.
struct SourceFile {
    std::string path;
    Format format = Format::Text;
    bool isPacked = false;
    std::uint64_t size = 0;
};

/// A part of a file that is mapped as one: the lines (or words) that begin in [from, to). Of a
/// packed file the whole, `to` being its packed size.
struct Partition {
    std::shared_ptr<const SourceFile> file;
    std::uint64_t from = 0;
    std::uint64_t to = 0;

    std::uint64_t size() const { return to - from; }
};

/// Looks into the files of a valid job and cuts them. By lines they are read once to find the cuts;
/// that takes its time, is best done on a thread of its own, and ends early, with an empty result,
/// when `cancelled` is set. Errors name the file: missing, a folder, unreadable, empty, binary, of
/// another format than the others.
Expected<std::vector<Partition>> planPartitions(const NgramJob& job,
                                                const std::atomic<bool>& cancelled);

} // namespace loadstone
