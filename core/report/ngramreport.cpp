// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/ngramreport.h"

#include "core/ngram/result/yearcurve.h"
#include "core/ngram/text/unicode.h"

#include <algorithm>

namespace loadstone {

std::string nameInResult(const NgramOptions& options, const std::string& ngram) {
    std::string name = ngram;
    if (options.mergeCase)
        foldCase(ngram, name);
    return name;
}

std::uint64_t countOf(const NgramReport& report, const std::string& ngram) {
    const std::string name = nameInResult(report.job.options, ngram);
    if (!report.job.options.byYear)
        return report.result.countOf(name);
    std::uint64_t count = 0;
    for (const auto& [year, inYear] : yearCountsOf(report.result, name))
        count = addCounts(count, inYear);
    return count;
}

double throughputOf(const NgramReport& report) {
    return static_cast<double>(report.bytes) / std::max(report.totalTime.count(), 1e-9);
}

} // namespace loadstone
