#include "core/ngram/reading.h"

#include "core/ngram/counter.h"

#include <algorithm>
#include <array>
#include <utility>

namespace loadstone {

namespace {

using Source = std::unique_ptr<ByteSource>;

Expected<Source> skip(Source source, std::uint64_t bytes, const std::atomic<bool>& cancelled) {
    std::array<char, 64 * 1024> passed{};
    while (bytes > 0 && !cancelled) {
        const std::size_t wanted = std::min<std::uint64_t>(passed.size(), bytes);
        const auto got = source->read(std::span(passed).first(wanted));
        if (!got)
            return tl::unexpected(got.error());
        if (*got == 0)
            break;
        bytes -= *got;
    }
    return source;
}

/// What begins at the byte before `from`, as BlockReader wants it.
Expected<Source> openAt(const Partition& partition, std::uint64_t from,
                        const std::atomic<bool>& cancelled) {
    const std::uint64_t first = from > 0 ? from - 1 : 0;
    if (!partition.file->isPacked)
        return openPlain(partition.file->path, first, partition.file->size);
    auto source = openGzip(partition.file->path);
    if (!source)
        return source;
    return skip(std::move(*source), first, cancelled);
}

} // namespace

Expected<std::unique_ptr<Reading>> Reading::open(std::size_t task, Partition partition,
                                                 const ReadSoFar& soFar, std::vector<char>& buffer,
                                                 const std::atomic<bool>& cancelled) {
    ReadSoFar from = soFar;
    from.resumeAt = std::max(partition.from, soFar.resumeAt);
    auto source = openAt(partition, from.resumeAt, cancelled);
    if (!source)
        return tl::unexpected(source.error());
    return std::unique_ptr<Reading>(
        new Reading(task, std::move(partition), from, std::move(*source), buffer));
}

Reading::Reading(std::size_t task, Partition partition, const ReadSoFar& from,
                 std::unique_ptr<ByteSource> source, std::vector<char>& buffer)
    : soFar(from),
      m_task(task),
      m_partition(std::move(partition)),
      m_source(std::move(source)),
      m_reader(*m_source, separatorOf(m_partition.file->format), from.resumeAt,
               m_partition.file->isPacked ? UINT64_MAX : m_partition.to, buffer) {}

Expected<bool> Reading::next(Block& block) {
    if (!m_putBack)
        return m_reader.next(block);
    block = *std::exchange(m_putBack, std::nullopt);
    return true;
}

} // namespace loadstone
