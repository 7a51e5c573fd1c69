// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/input/partition.h"

#include "core/base/units.h"
#include "core/ngram/input/inflater.h"
#include "core/ngram/input/openedfile.h"
#include "core/ngram/text/formatof.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <string_view>

namespace loadstone {

namespace {

/// Enough for a first line of Books v3, which has hundreds of years.
constexpr std::size_t sampleBytes = 256 * 1024;

bool isGzip(std::string_view start) {
    return start.starts_with("\x1f\x8b");
}

Expected<std::string> unpackedStartOf(const SourceFile& source) {
    auto file = source.open();
    if (!file)
        return tl::unexpected(file.error());
    Inflater inflater(std::move(*file), source.size);
    std::string start(sampleBytes, '\0');
    const auto got = inflater.read(start);
    if (!got)
        return tl::unexpected(got.error());
    start.resize(*got);
    return start;
}

/// The first bytes, unpacked if need be; then it is known whether it is packed.
Expected<std::string> startOf(SourceFile& source, const FileDescriptor& file) {
    std::string start(std::min<std::uint64_t>(sampleBytes, source.size), '\0');
    const auto got = file.readAt(start, 0);
    if (!got)
        return tl::unexpected(got.error());
    if (*got < start.size())
        return becameShorter(source.name);
    source.isPacked = isGzip(start);
    return source.isPacked ? unpackedStartOf(source) : start;
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
        if (m_partitions.size() == mostPartitions)
            return tooManyPartitions();
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
    const auto file = source.open();
    if (!file)
        return tl::unexpected(file.error());
    file->readAhead();
    std::vector<char> buffer(sampleBytes);
    for (std::uint64_t base = 0; base < source.size && !m_cancelled;) {
        const auto got = file->readAt(buffer, base);
        if (!got)
            return tl::unexpected(got.error());
        if (*got == 0)
            return becameShorter(source.name);
        cuts.look({buffer.data(), *got});
        base += *got;
    }
    return {};
}

Expected<void> cut(Cutter& cutter, const NgramJob& job, const FilePointer& file) {
    if (file->isPacked)
        return cutter.add(file, 0, file->size);
    return job.unit == PartitionUnit::Lines ? cutter.byLines(file, job.partitionSize)
                                            : cutter.byBytes(file, job.partitionSize);
}

} // namespace

Expected<std::shared_ptr<const SourceFile>> examineFile(const std::string& path,
                                                        std::optional<Format> format,
                                                        const std::atomic<bool>& cancelled) {
    const auto opened = openInput(path, cancelled);
    if (!opened)
        return tl::unexpected(opened.error());
    const FileDescriptor& file = *opened->file;
    SourceFile source{file.name(), opened->place,   Format::Text, false,
                      file.size(), file.identity(), nullptr};
    if (opened->mustInherit)
        source.inherited = opened->file;
    const auto start = startOf(source, file);
    if (!start)
        return tl::unexpected(start.error());
    if (start->empty())
        return fail("files", source.name + " is empty; there is nothing to count");
    if (!format)
        format = formatOf(*start);
    if (!format)
        return fail("files",
                    source.name + " is binary; give text, Google Books n-grams or gzip of them");
    source.format = *format;
    source.startSum = XXH3_64bits(start->data(), start->size());
    return std::make_shared<const SourceFile>(std::move(source));
}

Expected<void> checkFormat(const NgramOptions& options, const NamedFormat& file,
                           const NamedFormat& first) {
    if (file.format != first.format)
        return fail("files", file.name + " is " + nameOf(file.format) + ", but " + first.name +
                                 " is " + nameOf(first.format) +
                                 "; count them in separate jobs, or say the format");
    if (auto error = uselessOption(options, file.format))
        return tl::unexpected(std::move(*error));
    return {};
}

tl::unexpected<Error> tooManyPartitions() {
    return fail("partition", "the files would be cut into more than " +
                                 formatCount(mostPartitions) +
                                 " partitions; make the partitions larger");
}

Expected<std::vector<Partition>> planPartitions(const NgramJob& job,
                                                const std::atomic<bool>& cancelled) {
    std::vector<Partition> partitions;
    Cutter cutter(partitions, cancelled);
    for (const std::string& path : job.files) {
        const auto file = examineFile(path, job.format, cancelled);
        if (!file)
            return tl::unexpected(file.error());
        const FilePointer& first = partitions.empty() ? *file : partitions.front().file;
        if (auto checked = checkFormat(job.options, {(*file)->name, (*file)->format},
                                       {first->name, first->format});
            !checked)
            return tl::unexpected(checked.error());
        if (auto done = cut(cutter, job, *file); !done)
            return tl::unexpected(done.error());
        if (cancelled)
            return std::vector<Partition>();
    }
    return partitions;
}

} // namespace loadstone
