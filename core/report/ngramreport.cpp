// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/ngramreport.h"

#include "core/ngram/result/yearcurve.h"
#include "core/ngram/text/unicode.h"

#include <algorithm>

namespace loadstone {

namespace {

std::uint64_t sumOfYears(const NgramResult& byYear, const std::string& ngram) {
    std::uint64_t count = 0;
    for (const auto& [year, inYear] : yearCountsOf(byYear, ngram))
        count = addCounts(count, inYear);
    return count;
}

} // namespace

std::string nameInResult(const NgramOptions& options, const std::string& ngram) {
    std::string name = ngram;
    if (options.mergeCase)
        foldCase(ngram, name);
    return name;
}

std::optional<std::uint64_t> countOf(const NgramReport& report, const std::string& ngram) {
    if (const auto asked = report.asked.find(ngram); asked != report.asked.end())
        return asked->second;
    const std::string name = nameInResult(report.job.options, ngram);
    const bool byYear = report.job.options.byYear;
    const std::uint64_t count =
        byYear ? sumOfYears(report.result, name) : report.result.countOf(name);
    const bool isKnown = report.result.isWhole() || (count > 0 && !byYear);
    return isKnown ? std::optional(count) : std::nullopt;
}

double throughputOf(const NgramReport& report) {
    return static_cast<double>(report.bytes) / std::max(report.totalTime.count(), 1e-9);
}

} // namespace loadstone
