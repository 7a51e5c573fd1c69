#include "core/ngram/partition.h"

#include "core/base/units.h"
#include "core/ngram/filedescriptor.h"
#include "core/ngram/formatof.h"
#include "core/ngram/inflater.h"

#include <algorithm>
#include <string_view>

namespace loadstone {

namespace {

/// Enough for a first line of Books v3, which has hundreds of years.
constexpr std::size_t sampleBytes = 256 * 1024;
constexpr std::size_t maxPartitions = 4'000'000;

bool isGzip(std::string_view start) {
    return start.starts_with("\x1f\x8b");
}

Expected<std::string> startOf(const FileDescriptor& file) {
    std::string start(sampleBytes, '\0');
    const auto got = file.readAt(start, 0);
    if (!got)
        return tl::unexpected(got.error());
    start.resize(*got);
    return start;
}

Expected<std::string> unpackedStartOf(const std::string& path) {
    auto file = FileDescriptor::open(path);
    if (!file)
        return tl::unexpected(file.error());
    Inflater inflater(std::move(*file));
    std::string start(sampleBytes, '\0');
    const auto got = inflater.read(start);
    if (!got)
        return tl::unexpected(got.error());
    start.resize(*got);
    return start;
}

/// The whole file as one partition.
Expected<Partition> examine(const std::string& path, std::optional<Format> format) {
    const auto file = FileDescriptor::open(path);
    if (!file)
        return tl::unexpected(file.error());
    auto start = startOf(*file);
    if (!start)
        return tl::unexpected(start.error());
    const bool isPacked = isGzip(*start);
    if (isPacked)
        start = unpackedStartOf(path);
    if (!start)
        return tl::unexpected(start.error());
    if (start->empty())
        return fail("files", path + " is empty; there is nothing to count");
    if (!format)
        format = formatOf(*start);
    if (!format)
        return fail("files", path + " is binary; give text, Google Books n-grams or gzip of them");
    const std::uint64_t size = file->size();
    return Partition{path, *format, isPacked, 0, size, size};
}

/// Finds where to cut a text behind each so many lines.
class LineCuts {
public:
    explicit LineCuts(std::uint64_t lines) : m_lines(lines) {}

    /// Takes the next piece of the text.
    void look(std::string_view piece) {
        for (std::size_t at = piece.find('\n'); at != std::string_view::npos;
             at = piece.find('\n', at + 1))
            if (++m_seen % m_lines == 0)
                m_offsets.push_back(m_base + at + 1);
        m_base += piece.size();
    }
    const std::vector<std::uint64_t>& offsets() const { return m_offsets; }

private:
    const std::uint64_t m_lines;
    std::uint64_t m_seen = 0;
    std::uint64_t m_base = 0;
    std::vector<std::uint64_t> m_offsets;
};

class Cutter {
public:
    Cutter(std::vector<Partition>& partitions, const std::atomic<bool>& cancelled)
        : m_partitions(partitions), m_cancelled(cancelled) {}

    Expected<void> byBytes(const Partition& whole, std::uint64_t size) {
        for (std::uint64_t from = 0; from < whole.to; from += std::min(size, whole.to - from))
            if (auto added = add(whole, from, from + std::min(size, whole.to - from)); !added)
                return added;
        return {};
    }

    Expected<void> byLines(const Partition& whole, std::uint64_t lines);

    Expected<void> add(Partition whole, std::uint64_t from, std::uint64_t to) {
        if (m_partitions.size() == maxPartitions)
            return fail("partition", "the files would be cut into more than " +
                                         formatCount(maxPartitions) +
                                         " partitions; make the partitions larger");
        whole.from = from;
        whole.to = to;
        m_partitions.push_back(std::move(whole));
        return {};
    }

private:
    Expected<void> look(const Partition& whole, LineCuts& cuts) const;

    std::vector<Partition>& m_partitions;
    const std::atomic<bool>& m_cancelled;
};

Expected<void> Cutter::byLines(const Partition& whole, std::uint64_t lines) {
    LineCuts cuts(lines);
    if (auto looked = look(whole, cuts); !looked)
        return looked;
    std::uint64_t from = 0;
    for (const std::uint64_t cut : cuts.offsets()) {
        if (cut >= whole.to)
            break;
        if (auto added = add(whole, from, cut); !added)
            return added;
        from = cut;
    }
    return add(whole, from, whole.to);
}

Expected<void> Cutter::look(const Partition& whole, LineCuts& cuts) const {
    const auto file = FileDescriptor::open(whole.file);
    if (!file)
        return tl::unexpected(file.error());
    file->readAhead();
    std::vector<char> buffer(sampleBytes);
    for (std::uint64_t base = 0; base < whole.to && !m_cancelled;) {
        const auto got = file->readAt(buffer, base);
        if (!got)
            return tl::unexpected(got.error());
        if (*got == 0)
            return fail("files", whole.file + " became shorter while it was read");
        cuts.look({buffer.data(), *got});
        base += *got;
    }
    return {};
}

} // namespace

Expected<std::vector<Partition>> planPartitions(const NgramJob& job,
                                                const std::atomic<bool>& cancelled) {
    std::vector<Partition> partitions;
    Cutter cutter(partitions, cancelled);
    std::optional<Format> format = job.format;
    for (const std::string& path : job.files) {
        const auto whole = examine(path, job.format);
        if (!whole)
            return tl::unexpected(whole.error());
        if (!format)
            format = whole->format;
        if (whole->format != *format)
            return fail("files", path + " is " + nameOf(whole->format) + ", but " +
                                     job.files.front() + " is " + nameOf(*format) +
                                     "; count them in separate jobs, or say the format");
        const auto cut = whole->isPacked ? cutter.add(*whole, 0, whole->to)
                         : job.unit == PartitionUnit::Lines
                             ? cutter.byLines(*whole, job.partitionSize)
                             : cutter.byBytes(*whole, job.partitionSize);
        if (!cut)
            return tl::unexpected(cut.error());
    }
    if (cancelled)
        partitions.clear();
    return partitions;
}

} // namespace loadstone
