// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/checkwords.h"

#include "core/base/units.h"
#include "core/check/answerjudge.h"

#include <algorithm>

namespace loadstone {

namespace {

/// Bodies of which a check could see only the beginning.
std::string cutNote(const CheckCounts& counts) {
    if (counts.cutBodies == 0)
        return {};
    return "  " + formatCount(counts.cutBodies) +
           (counts.cutBodies == 1 ? " body was" : " bodies were") + " longer than " +
           formatBytes(static_cast<double>(AnswerJudge::mostBody)) +
           ", or than the memory that was left for them; patterns were looked for in what comes "
           "before that, and values of JSON cannot be "
           "read from a part\n";
}

/// Bodies that came packed though nobody asked for that.
std::string packedBodiesNote(const RunReport& report) {
    if (std::ranges::none_of(report.plan.checks, &Check::isOfBody))
        return {};
    std::uint64_t packed = 0;
    for (const auto& [coding, count] : report.snapshot.totals.packed)
        packed += count;
    return packed == 0 ? ""
                       : "  " + counted(packed, "answer") +
                             " came packed, and checks cannot look into a packed body\n";
}

} // namespace

std::string CheckOutcome::text() const {
    if (passed + failed == 0)
        return "no answer to judge";
    const double share = static_cast<double>(passed) / static_cast<double>(passed + failed);
    return formatShare(share) + ": " + formatCount(passed) + " passed, " + formatCount(failed) +
           " failed";
}

std::vector<CheckOutcome> checkOutcomes(const RunReport& report) {
    const CheckCounts& counts = report.snapshot.totals.checks;
    std::vector<CheckOutcome> outcomes;
    for (std::size_t i = 0; i < std::min(report.plan.checks.size(), mostChecks); ++i)
        outcomes.push_back({report.plan.checks[i], counts.passed.at(i), counts.failed.at(i)});
    return outcomes;
}

bool mustPassAll(const LoadPlan& plan) {
    return std::ranges::none_of(plan.thresholds, [](const Threshold& threshold) {
        return threshold.metric == Threshold::Metric::Checks;
    });
}

std::string checksText(const RunReport& report) {
    std::string text;
    for (const CheckOutcome& outcome : checkOutcomes(report))
        text += "  " + outcome.check.text() + "\n    " + outcome.text() + "\n";
    return text.empty() ? text
                        : "\nChecks:\n" + text + cutNote(report.snapshot.totals.checks) +
                              packedBodiesNote(report);
}

} // namespace loadstone
