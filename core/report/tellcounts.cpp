// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/tellcounts.h"

#include "core/report/ngramfindings.h"

namespace loadstone {

Expected<std::optional<NgramReport>>
tellCounts(NgramReport report, const std::vector<std::unique_ptr<PartReader>>& sorted,
           const NgramQuestions& questions, const TakeCount& take) {
    const TimePoint begun = Clock::now();
    NgramFindings findings(report.job.options, questions);
    const auto merged = mergeCounts(sorted, [&](std::string_view ngram, std::uint64_t count) {
        findings.add(ngram, count);
        return take(ngram, count);
    });
    if (!merged)
        return tl::unexpected(merged.error());
    if (!*merged)
        return std::optional<NgramReport>();
    if (auto told = findings.tell(report); !told)
        return tl::unexpected(told.error());
    const Seconds taken = Clock::now() - begun;
    report.reduceTime += taken;
    report.totalTime += taken;
    return std::optional(std::move(report));
}

} // namespace loadstone
