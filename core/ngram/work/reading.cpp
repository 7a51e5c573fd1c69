// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/work/reading.h"

#include "core/ngram/count/counter.h"

#include <algorithm>
#include <utility>

namespace loadstone {

namespace {

using Source = std::unique_ptr<ByteSource>;

Expected<Source> skip(Source source, std::uint64_t bytes, const std::atomic<bool>& cancelled) {
    while (bytes > 0 && !cancelled) {
        const auto passed = source->next({}, bytes);
        if (!passed)
            return tl::unexpected(passed.error());
        if (passed->empty())
            break;
        bytes -= passed->size();
    }
    return source;
}

/// What begins at the byte before `from`, as BlockReader wants it.
Expected<Source> openAt(const Partition& partition, std::uint64_t from, ReadBuffer& buffer,
                        const std::atomic<bool>& cancelled) {
    const std::uint64_t first = from > 0 ? from - 1 : 0;
    auto file = partition.file->open();
    if (!file)
        return tl::unexpected(file.error());
    if (!partition.file->isPacked)
        return openPlain(std::move(*file), first, partition.file->size, buffer);
    auto source = openGzip(std::move(*file), partition.file->size);
    if (!source)
        return source;
    return skip(std::move(*source), first, cancelled);
}

} // namespace

Expected<std::unique_ptr<Reading>> Reading::open(std::size_t task, Partition partition,
                                                 const ReadSoFar& soFar, ReadBuffer& buffer,
                                                 const std::atomic<bool>& cancelled) {
    ReadSoFar from = soFar;
    from.resumeAt = std::max(partition.from, soFar.resumeAt);
    auto source = openAt(partition, from.resumeAt, buffer, cancelled);
    if (!source)
        return tl::unexpected(source.error());
    return std::unique_ptr<Reading>(
        new Reading(task, std::move(partition), from, std::move(*source)));
}

Reading::Reading(std::size_t task, Partition partition, const ReadSoFar& from,
                 std::unique_ptr<ByteSource> source)
    : soFar(from),
      m_task(task),
      m_partition(std::move(partition)),
      m_source(std::move(source)),
      m_reader(*m_source, separatorOf(m_partition.file->format), from.resumeAt,
               m_partition.file->isPacked ? UINT64_MAX : m_partition.to) {}

Expected<bool> Reading::next(Block& block) {
    if (!m_putBack)
        return m_reader.next(block);
    block = *std::exchange(m_putBack, std::nullopt);
    return true;
}

} // namespace loadstone
