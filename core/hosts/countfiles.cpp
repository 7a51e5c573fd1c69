// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/countfiles.h"

namespace loadstone {

namespace {

Expected<CutFile> cutFile(const SharedJob& shared, std::size_t file,
                          const std::atomic<bool>& cancelled) {
    NgramJob job = shared.job;
    job.files = {shared.files[file].place};
    job.options = {}; // whether they mean anything here is the first host's to say
    const auto partitions = planPartitions(job, cancelled);
    if (!partitions)
        return tl::unexpected(partitions.error());
    CutFile cut{file, Format::Text, {}};
    for (const Partition& partition : *partitions) {
        if (partition.file->inherited)
            return fail("files", job.files.front() + " does not say how long it is, as files in "
                                                     "/proc; give a copy of it");
        cut.format = partition.file->format;
        cut.ends.push_back(partition.to);
    }
    return cut;
}

/// The file as it is here; not one that may be read if it is not the one that was cut.
Expected<std::shared_ptr<const SourceFile>> fileOf(const SharedFile& file, const CutFile& cut,
                                                   const std::atomic<bool>& cancelled) {
    const auto mark = FileMark::of(file.place);
    if (mark && mark->bytes == cut.ends.back()) {
        auto here = examineFile(file.place, cut.format, cancelled);
        if (here || !file.host)
            return here;
    }
    return std::make_shared<const SourceFile>(
        SourceFile{file.place, file.place, cut.format, false, cut.ends.back(), {}, nullptr});
}

} // namespace

FilesSeen filesSeen(const SharedJob& job) {
    FilesSeen seen;
    for (const SharedFile& file : job.files) {
        const auto mark = FileMark::of(file.place);
        seen.files.push_back(mark ? FileSeen{*mark, {}}
                                  : FileSeen{std::nullopt, mark.error().message});
    }
    return seen;
}

Expected<FilesCut> cutFiles(const SharedJob& job, const CutOrder& order,
                            const std::atomic<bool>& cancelled) {
    FilesCut cut;
    for (const std::size_t file : order.files) {
        auto one = cutFile(job, file, cancelled);
        if (!one)
            return tl::unexpected(one.error());
        cut.files.push_back(std::move(*one));
    }
    return cut;
}

Expected<std::vector<Partition>> partitionsOf(const SharedJob& job, const CountPlan& plan,
                                              const std::atomic<bool>& cancelled) {
    std::vector<Partition> partitions;
    for (std::size_t i = 0; i < plan.files.size(); ++i) {
        const CutFile& cut = plan.files[i];
        const auto file = fileOf(job.files.at(i), cut, cancelled);
        if (!file)
            return tl::unexpected(file.error());
        std::uint64_t from = 0;
        for (const std::uint64_t end : cut.ends) {
            partitions.push_back({*file, from, end});
            from = end;
        }
    }
    return partitions;
}

} // namespace loadstone
