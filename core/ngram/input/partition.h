// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/input/sourcefile.h"

#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace loadstone {

/// A part of a file that is mapped as one: the lines (or words) that begin in [from, to). Of a
/// packed file the whole, `to` being its packed size.
struct Partition {
    std::shared_ptr<const SourceFile> file;
    std::uint64_t from = 0;
    std::uint64_t to = 0;

    std::uint64_t size() const { return to - from; }
};

/// What can be told of a file without a cut. Errors as in planPartitions().
Expected<std::shared_ptr<const SourceFile>> examineFile(const std::string& path,
                                                        std::optional<Format> format,
                                                        const std::atomic<bool>& cancelled);

/// A file as an error names it.
struct NamedFormat {
    std::string name;
    Format format = Format::Text;
};

/// Whether a file may be in one job with the first one, whose options must mean something for it.
Expected<void> checkFormat(const NgramOptions& options, const NamedFormat& file,
                           const NamedFormat& first);

/// Of a job; more are refused.
constexpr std::size_t mostPartitions = 1'000'000;
tl::unexpected<Error> tooManyPartitions();

/// Looks into the files of a valid job and cuts them. By lines they are read once to find the cuts;
/// that takes its time, is best done on a thread of its own, and ends early, with an empty result,
/// when `cancelled` is set. Errors name the file: missing, a folder, unreadable, empty, binary, of
/// another format than the others; or the option that means nothing for such files.
Expected<std::vector<Partition>> planPartitions(const NgramJob& job,
                                                const std::atomic<bool>& cancelled);

} // namespace loadstone
