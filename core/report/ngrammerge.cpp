// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/ngrammerge.h"

#include "core/base/descriptors.h"
#include "core/base/listed.h"
#include "core/base/units.h"
#include "core/report/ngrampart.h"
#include "core/report/tellcounts.h"

#include <algorithm>

namespace loadstone {

namespace {

/// What all parts of a job have alike.
NgramJob commonOf(NgramJob job) {
    job.workers = 1;
    job.part.reset();
    return job;
}

/// How a part's job differs from the first one's; empty if it does not.
std::string differenceOf(const NgramReport& first, const NgramReport& part) {
    const NgramJob a = commonOf(first.job);
    const NgramJob b = commonOf(part.job);
    if (first.toolVersion != part.toolVersion)
        return "Loadstone " + part.toolVersion + " counted it, and not " + first.toolVersion;
    if (first.job.part->of != part.job.part->of)
        return "it is one of " + counted(part.job.part->of, "part") + ", and not of " +
               std::to_string(first.job.part->of);
    if (a.files != b.files)
        return "it is of other files";
    if (first.part->inputs != part.part->inputs)
        return "the files had another size or began otherwise when it was counted";
    if (a.unit != b.unit || a.partitionSize != b.partitionSize)
        return "its partitions have another size";
    if (a != b || first.format != part.format || first.part->partitions != part.part->partitions)
        return "other options say what it counts";
    return "";
}

tl::unexpected<Error> missing(const std::vector<std::string>& numbers, std::uint32_t of) {
    constexpr std::size_t most = 10;
    std::vector<std::string> shown = numbers;
    shown.resize(std::min(most, numbers.size()));
    if (numbers.size() > most)
        shown.push_back(std::to_string(numbers.size() - most) + " more");
    return fail("files", (numbers.size() > 1 ? "parts " : "part ") + listed(shown) + " of " +
                             std::to_string(of) + (numbers.size() > 1 ? " are" : " is") +
                             " missing; name the files of all parts");
}

/// The line counts of files that several parts share go on from part to part.
class LineNumbers {
public:
    void add(const NgramReport& part, NgramReport& whole) {
        for (auto line : part.firstMalformed) {
            if (whole.firstMalformed.size() == firstMalformed)
                break;
            line.fileNumber += part.part->firstFile;
            line.file = part.job.files.at(line.fileNumber);
            line.line += line.fileNumber == m_file ? m_lines : 0;
            whole.firstMalformed.push_back(line);
        }
        const std::vector<std::uint64_t>& lines = part.part->lines;
        if (lines.empty())
            return;
        const std::size_t last = part.part->firstFile + lines.size() - 1;
        m_lines = lines.back() + (last == m_file ? m_lines : 0);
        m_file = last;
    }

private:
    std::size_t m_file = 0;    ///< the last one that was seen
    std::uint64_t m_lines = 0; ///< of it so far
};

} // namespace

Expected<NgramMerge> NgramMerge::open(const std::vector<std::string>& files) {
    raiseDescriptorLimit();
    NgramMerge merge;
    for (const std::string& file : files) {
        auto part = openPart(file);
        if (!part)
            return tl::unexpected(part.error());
        merge.m_parts.push_back(std::move(*part));
        if (auto same = checkSameJob(merge.m_parts.front(), merge.m_parts.back()); !same)
            return tl::unexpected(same.error());
    }
    std::ranges::stable_sort(merge.m_parts, {},
                             [](const Part& part) { return part.report.job.part->number; });
    if (auto complete = merge.checkEachOnce(); !complete)
        return tl::unexpected(complete.error());
    return merge;
}

Expected<NgramMerge::Part> NgramMerge::openPart(const std::string& file) {
    auto reader = PartReader::open(file);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto head = (*reader)->head();
    if (!head)
        return tl::unexpected(head.error());
    auto report = partFromHead(*head);
    if (!report)
        return fail("files", file + ": " + report.error().message);
    return Part{std::move(*reader), std::move(*report)};
}

Expected<void> NgramMerge::checkSameJob(const Part& first, const Part& part) {
    const std::string difference = differenceOf(first.report, part.report);
    if (difference.empty())
        return {};
    return fail("files", part.reader->name() + " is a part of another job than " +
                             first.reader->name() + ": " + difference);
}

Expected<void> NgramMerge::checkEachOnce() const {
    const auto numberOf = [this](std::size_t i) { return m_parts[i].report.job.part->number; };
    for (std::size_t i = 1; i < m_parts.size(); ++i)
        if (numberOf(i) == numberOf(i - 1))
            return fail("files", m_parts[i - 1].reader->name() + " and " +
                                     m_parts[i].reader->name() + " are both part " +
                                     std::to_string(numberOf(i)) + "; name each part once");
    const std::uint32_t of = m_parts.front().report.job.part->of;
    std::vector<std::string> lacking;
    std::size_t at = 0;
    for (std::uint32_t number = 1; number <= of; ++number)
        if (at < m_parts.size() && numberOf(at) == number)
            ++at;
        else
            lacking.push_back(std::to_string(number));
    if (!lacking.empty())
        return missing(lacking, of);
    return {};
}

NgramReport NgramMerge::whole() const {
    NgramReport whole;
    const NgramReport& first = m_parts.front().report;
    whole.toolVersion = first.toolVersion;
    whole.startedAt = first.startedAt;
    whole.job = first.job;
    whole.job.part.reset();
    whole.format = first.format;
    whole.partitions = first.part->partitions;
    LineNumbers numbers;
    for (const Part& part : m_parts) {
        const NgramReport& one = part.report;
        whole.startedAt = std::min(whole.startedAt, one.startedAt);
        whole.job.workers = std::max(whole.job.workers, one.job.workers);
        whole.bytes += one.bytes;
        whole.lines += one.lines;
        whole.malformed += one.malformed;
        whole.reexecuted += one.reexecuted;
        whole.mapTime += one.mapTime;
        whole.reduceTime += one.reduceTime;
        whole.totalTime += one.totalTime;
        numbers.add(one, whole);
    }
    return whole;
}

Expected<std::optional<NgramReport>> NgramMerge::run(const NgramQuestions& questions,
                                                     const TakeCount& take) {
    std::vector<std::unique_ptr<PartReader>> readers;
    for (Part& part : m_parts)
        readers.push_back(std::move(part.reader));
    return tellCounts(whole(), readers, questions, take);
}

} // namespace loadstone
