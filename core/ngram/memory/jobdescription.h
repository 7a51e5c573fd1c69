// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/input/partition.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace loadstone {

/// What is to be counted, as it lies in a job's memory: the options, the files and their
/// partitions. Written once by the parent, then only read, by any process. Offsets are from its
/// start.
class JobDescription {
public:
    /// Changes if its layout does.
    static std::uint64_t layoutSize();
    static std::uint64_t bytesFor(const NgramJob& job, const std::vector<Partition>& partitions);
    /// Writes it to `place`, where there are bytesFor() bytes.
    static void write(std::byte* place, const NgramJob& job,
                      const std::vector<Partition>& partitions);

    explicit JobDescription(const std::byte* place) : m_place(place) {}

    NgramOptions options() const;
    Partition partition(std::size_t task) const;

private:
    struct Header;
    /// A string behind the rest.
    struct StringPlace {
        std::uint64_t offset = 0;
        std::uint64_t bytes = 0;
    };
    struct File;
    struct Part;
    class Writer;
    static std::uint64_t layOut(Header& header, const NgramJob& job,
                                const std::vector<Partition>& partitions);
    template <typename T>
    const T* array(std::uint64_t offset) const {
        return reinterpret_cast<const T*>(m_place + offset);
    }
    std::string text(const StringPlace& string) const;

    const std::byte* m_place;
};

} // namespace loadstone
