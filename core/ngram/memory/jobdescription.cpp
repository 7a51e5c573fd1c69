// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/memory/jobdescription.h"

#include "core/ngram/memory/memorylayout.h"

#include <cstring>
#include <new>

namespace loadstone {

struct JobDescription::Header {
    /// NgramOptions, but for the words in `only`.
    struct Options {
        PosTags posTags = PosTags::Keep;
        bool hasYears = false;
        Years years;
        bool byYear = false;
        bool mergeCase = false;
        bool splitAtPunctuation = false;
        int wordsPerNgram = 1;
    };

    Options options;
    std::uint64_t onlyCount = 0;
    std::uint64_t files = 0;
    std::uint64_t parts = 0;
    std::uint64_t only = 0;
    std::uint64_t texts = 0;
};

struct JobDescription::File {
    StringPlace name;
    StringPlace place;
    Format format = Format::Text;
    bool isPacked = false;
    std::uint64_t size = 0;
    FileIdentity identity;
};

struct JobDescription::Part {
    std::uint64_t file = 0;
    std::uint64_t from = 0;
    std::uint64_t to = 0;
};

namespace {

/// The files that the partitions are of, in their order; one that was given twice is there twice.
std::vector<const SourceFile*> filesOf(const std::vector<Partition>& partitions) {
    std::vector<const SourceFile*> files;
    for (const Partition& partition : partitions)
        if (files.empty() || files.back() != partition.file.get())
            files.push_back(partition.file.get());
    return files;
}

std::size_t textBytesOf(const NgramJob& job, const std::vector<const SourceFile*>& files) {
    std::size_t bytes = 0;
    for (const std::string& word : job.options.only)
        bytes += word.size();
    for (const SourceFile* file : files)
        bytes += file->name.size() + file->place.size();
    return bytes;
}

} // namespace

/// Strings go one behind the other.
class JobDescription::Writer {
public:
    Writer(std::byte* place, std::uint64_t texts) : m_place(place), m_end(texts) {}

    StringPlace add(const std::string& text) {
        const StringPlace added{m_end, text.size()};
        std::memcpy(m_place + m_end, text.data(), text.size());
        m_end += text.size();
        return added;
    }
    template <typename T>
    void put(std::uint64_t array, std::uint64_t index, const T& value) {
        new (m_place + array + index * sizeof(T)) T(value);
    }

private:
    std::byte* m_place;
    std::uint64_t m_end;
};

std::uint64_t JobDescription::layoutSize() {
    return sizeof(Header) + (sizeof(File) << 16) + (sizeof(Part) << 32);
}

std::uint64_t JobDescription::layOut(Header& header, const NgramJob& job,
                                     const std::vector<Partition>& partitions) {
    MemoryLayout layout;
    const auto files = filesOf(partitions);
    layout.place<Header>(1);
    header.files = layout.place<File>(files.size());
    header.parts = layout.place<Part>(partitions.size());
    header.only = layout.place<StringPlace>(job.options.only.size());
    header.texts = layout.place<char>(textBytesOf(job, files));
    return layout.size();
}

std::uint64_t JobDescription::bytesFor(const NgramJob& job,
                                       const std::vector<Partition>& partitions) {
    Header header;
    return layOut(header, job, partitions);
}

void JobDescription::write(std::byte* place, const NgramJob& job,
                           const std::vector<Partition>& partitions) {
    Header& header = *new (place) Header;
    layOut(header, job, partitions);
    const NgramOptions& from = job.options;
    header.options = {from.posTags,      from.years.has_value(), from.years.value_or(Years{}),
                      from.byYear,       from.mergeCase,         from.splitAtPunctuation,
                      from.wordsPerNgram};
    Writer writer(place, header.texts);
    for (const std::string& word : from.only)
        writer.put(header.only, header.onlyCount++, writer.add(word));
    std::uint64_t count = 0;
    for (const SourceFile* file : filesOf(partitions))
        writer.put(header.files, count++,
                   File{writer.add(file->name), writer.add(file->place), file->format,
                        file->isPacked, file->size, file->identity});
    const SourceFile* last = nullptr;
    count = 0;
    for (std::size_t i = 0; i < partitions.size(); ++i) {
        count += partitions[i].file.get() != last ? 1 : 0;
        last = partitions[i].file.get();
        writer.put(header.parts, i, Part{count - 1, partitions[i].from, partitions[i].to});
    }
}

NgramOptions JobDescription::options() const {
    const Header& header = *array<Header>(0);
    const Header::Options& from = header.options;
    NgramOptions options;
    options.posTags = from.posTags;
    if (from.hasYears)
        options.years = from.years;
    options.byYear = from.byYear;
    options.mergeCase = from.mergeCase;
    options.splitAtPunctuation = from.splitAtPunctuation;
    options.wordsPerNgram = from.wordsPerNgram;
    for (const StringPlace& word : std::span(array<StringPlace>(header.only), header.onlyCount))
        options.only.push_back(text(word));
    return options;
}

Partition JobDescription::partition(std::size_t task) const {
    const Header& header = *array<Header>(0);
    const Part& from = array<Part>(header.parts)[task];
    const File& file = array<File>(header.files)[from.file];
    SourceFile source{text(file.name), text(file.place), file.format, file.isPacked,
                      file.size,       file.identity,    nullptr};
    return {std::make_shared<const SourceFile>(std::move(source)), from.from, from.to};
}

std::string JobDescription::text(const StringPlace& string) const {
    return {array<char>(string.offset), string.bytes};
}

} // namespace loadstone
