// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/checkwords.h"

#include "core/base/units.h"
#include "core/check/answerjudge.h"
#include "core/http/secretcheck.h"

#include <algorithm>

namespace loadstone {

namespace {

/// Bodies of which a check could see only the beginning.
std::string cutNote(std::uint64_t bodies) {
    return formatCount(bodies) + (bodies == 1 ? " body was" : " bodies were") + " longer than " +
           formatBytes(static_cast<double>(AnswerJudge::mostBody)) +
           ", or than the memory that was left for them; patterns were looked for in what comes "
           "before that, and values of JSON cannot be read from a part";
}

/// Bodies that came packed though nobody asked for that.
std::string packedBodiesNote(std::uint64_t answers) {
    return counted(answers, "answer") + " came packed, and checks cannot look into a packed body";
}

} // namespace

std::optional<double> CheckOutcome::share() const {
    if (judged() == 0)
        return std::nullopt;
    return static_cast<double>(passed) / static_cast<double>(judged());
}

std::string CheckOutcome::text() const {
    if (judged() == 0)
        return "no answer to judge";
    return formatShare(*share()) + ": " + formatCount(passed) + " passed, " + formatCount(failed) +
           " failed";
}

std::vector<CheckOutcome> checkOutcomes(const LoadPlan& plan, const CheckCounts& counts) {
    std::vector<CheckOutcome> outcomes;
    for (std::size_t i = 0; i < std::min(plan.checks.size(), mostChecks); ++i)
        outcomes.push_back(
            {withoutSecrets(plan.checks[i]), counts.passed.at(i), counts.failed.at(i)});
    return outcomes;
}

std::vector<CheckOutcome> checkOutcomes(const RunReport& report) {
    return checkOutcomes(report.plan, report.snapshot.totals.checks);
}

std::vector<std::string> checkNotes(const LoadPlan& plan, const Totals& totals) {
    std::vector<std::string> notes;
    if (totals.checks.cutBodies > 0)
        notes.push_back(cutNote(totals.checks.cutBodies));
    std::uint64_t packed = 0;
    for (const auto& [coding, count] : totals.packed)
        packed += count;
    if (packed > 0 && std::ranges::any_of(plan.checks, &Check::isOfBody))
        notes.push_back(packedBodiesNote(packed));
    return notes;
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
    if (text.empty())
        return text;
    for (const std::string& note : checkNotes(report.plan, report.snapshot.totals))
        text += "  " + note + "\n";
    return "\nChecks:\n" + text;
}

} // namespace loadstone
