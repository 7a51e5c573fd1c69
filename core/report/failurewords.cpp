// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/failurewords.h"

#include "core/base/units.h"
#include "core/report/sentences.h"
#include "core/report/sizenoun.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

LevelCounts togetherOf(const std::vector<SweepLevel>& levels) {
    LevelCounts all;
    for (const SweepLevel& level : levels) {
        all.completed += level.completed;
        all.failed += level.failed;
        all.aborted += level.aborted;
        all.redirects += level.redirects;
        for (const auto& [error, count] : level.errors)
            all.errors[error] += count;
    }
    return all;
}

std::string usualReason(const LevelCounts& counts, const SweepPlan& plan) {
    if (counts.errors.empty())
        return {};
    const auto usual =
        std::ranges::max_element(counts.errors, {}, [](const auto& error) { return error.second; });
    const auto [errorClass, code] = usual->first;
    return errorClass == ErrorClass::Status ? statusText(code)
                                            : errorText(errorClass, code, plan.plan);
}

std::string tooShortSentence(const SweepPlan& plan) {
    const auto& duration = plan.plan.duration;
    return "No answer came within " + (duration ? "the " + formatTime(*duration) + " of " : "") +
           "a run; give each run more time.";
}

std::string failedSentence(double share, const std::string& where, const std::string& reason) {
    return where + percentText(share * 100) + " of the requests failed" +
           (reason.empty() ? "" : ", most often: " + reason) + ".";
}

/// The level that fails most, if that is much more than the others do.
std::string worstSentence(const std::vector<SweepLevel>& levels, const SweepPlan& plan) {
    constexpr double many = 0.1;
    const auto worst = std::ranges::max_element(levels, {}, &SweepLevel::failedShare);
    if (worst == levels.end() || worst->failedShare() < many)
        return {};
    return failedSentence(worst->failedShare(),
                          "With " + sized(worst->size, unitsOf(worst->engine)) + " ",
                          usualReason(*worst, plan));
}

} // namespace

std::string failureHeadline(const std::vector<SweepLevel>& levels, const SweepPlan& plan) {
    constexpr double some = 0.05;
    const LevelCounts all = togetherOf(levels);
    if (all.completed == 0)
        return all.aborted > 0 ? tooShortSentence(plan) : "";
    const std::string reason = usualReason(all, plan);
    if (all.ok() == 0)
        return "Not one request succeeded at any level" + (reason.empty() ? "" : ": " + reason) +
               ".";
    if (all.redirects == all.completed)
        return "Every answer is a redirect that was not followed, so it is the redirect that was "
               "measured. Follow redirects, or give the address that it leads to.";
    if (all.failedShare() >= some)
        return failedSentence(all.failedShare(), "", reason);
    return worstSentence(levels, plan);
}

} // namespace loadstone
