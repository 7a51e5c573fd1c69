// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/input/blockreader.h"
#include "core/ngram/memory/jobmemory.h"

#include <memory>
#include <optional>

namespace loadstone {

/// A partition that is being read, block by block. It is kept while its worker pauses to reduce, so
/// that a packed file is unpacked once. Owned by the Mapper; one thread.
class Reading {
public:
    /// Begins where `soFar` has ended. `buffer` is for what is read; it must
    /// outlive this. Unpacks and skips what lies
    /// before, unless `cancelled` is set.
    static Expected<std::unique_ptr<Reading>> open(std::size_t task, Partition partition,
                                                   const ReadSoFar& soFar, ReadBuffer& buffer,
                                                   const std::atomic<bool>& cancelled);

    std::size_t task() const { return m_task; }
    const Partition& partition() const { return m_partition; }

    /// As BlockReader::next(); a block that was put back comes first.
    Expected<bool> next(Block& block);
    /// Only the last block that was given out.
    void putBack(const Block& block) { m_putBack = block; }
    /// Where the next block begins in the file.
    std::uint64_t offset() const { return m_reader.offset(); }
    std::uint64_t fileBytes() const { return m_source->fileBytes(); }
    bool hasOtherBehind() const { return m_source->hasOtherBehind(); }

    /// What was counted of the partition, up to the last pause.
    ReadSoFar soFar;

private:
    Reading(std::size_t task, Partition partition, const ReadSoFar& soFar,
            std::unique_ptr<ByteSource> source);

    const std::size_t m_task;
    const Partition m_partition;
    const std::unique_ptr<ByteSource> m_source;
    BlockReader m_reader;
    std::optional<Block> m_putBack;
};

} // namespace loadstone
