#include "core/ngram/input/partition.h"

#include "core/base/units.h"
#include "core/ngram/input/filedescriptor.h"
#include "core/ngram/input/inflater.h"
#include "core/ngram/text/formatof.h"

#include <algorithm>
#include <string_view>

namespace loadstone {

namespace {

/// Enough for a first line of Books v3, which has hundreds of years.
constexpr std::size_t sampleBytes = 256 * 1024;
constexpr std::size_t maxPartitions = 1'000'000;

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

Expected<std::shared_ptr<const SourceFile>> examine(const std::string& path,
                                                    std::optional<Format> format) {
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
    return std::make_shared<const SourceFile>(SourceFile{path, *format, isPacked, file->size()});
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

using FilePointer = std::shared_ptr<const SourceFile>;

class Cutter {
public:
    Cutter(std::vector<Partition>& partitions, const std::atomic<bool>& cancelled)
        : m_partitions(partitions), m_cancelled(cancelled) {}

    Expected<void> byBytes(const FilePointer& file, std::uint64_t size) {
        for (std::uint64_t from = 0; from < file->size; from += std::min(size, file->size - from))
            if (auto added = add(file, from, from + std::min(size, file->size - from)); !added)
                return added;
        return {};
    }

    Expected<void> byLines(const FilePointer& file, std::uint64_t lines);

    Expected<void> add(const FilePointer& file, std::uint64_t from, std::uint64_t to) {
        if (m_partitions.size() == maxPartitions)
            return fail("partition", "the files would be cut into more than " +
                                         formatCount(maxPartitions) +
                                         " partitions; make the partitions larger");
        m_partitions.push_back({file, from, to});
        return {};
    }

private:
    Expected<void> look(const SourceFile& file, LineCuts& cuts) const;

    std::vector<Partition>& m_partitions;
    const std::atomic<bool>& m_cancelled;
};

Expected<void> Cutter::byLines(const FilePointer& file, std::uint64_t lines) {
    LineCuts cuts(lines);
    if (auto looked = look(*file, cuts); !looked)
        return looked;
    std::uint64_t from = 0;
    for (const std::uint64_t cut : cuts.offsets()) {
        if (cut >= file->size)
            break;
        if (auto added = add(file, from, cut); !added)
            return added;
        from = cut;
    }
    return add(file, from, file->size);
}

Expected<void> Cutter::look(const SourceFile& source, LineCuts& cuts) const {
    const auto file = FileDescriptor::open(source.path);
    if (!file)
        return tl::unexpected(file.error());
    file->readAhead();
    std::vector<char> buffer(sampleBytes);
    for (std::uint64_t base = 0; base < source.size && !m_cancelled;) {
        const auto got = file->readAt(buffer, base);
        if (!got)
            return tl::unexpected(got.error());
        if (*got == 0)
            return fail("files", source.path + " became shorter while it was read");
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
        const auto file = examine(path, job.format);
        if (!file)
            return tl::unexpected(file.error());
        if (!format)
            format = (*file)->format;
        if ((*file)->format != *format)
            return fail("files", path + " is " + nameOf((*file)->format) + ", but " +
                                     job.files.front() + " is " + nameOf(*format) +
                                     "; count them in separate jobs, or say the format");
        const auto cut = (*file)->isPacked ? cutter.add(*file, 0, (*file)->size)
                         : job.unit == PartitionUnit::Lines
                             ? cutter.byLines(*file, job.partitionSize)
                             : cutter.byBytes(*file, job.partitionSize);
        if (!cut)
            return tl::unexpected(cut.error());
    }
    if (cancelled)
        partitions.clear();
    return partitions;
}

} // namespace loadstone
