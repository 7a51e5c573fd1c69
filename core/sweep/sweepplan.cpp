// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/sweepplan.h"

#include "core/base/units.h"

#include <algorithm>
#include <string>

namespace loadstone {

namespace {

Error levelError(const std::string& sentence) {
    return {"levels", sentence};
}

/// All engines are measured at all sizes.
int largestAllowed(const std::vector<EngineKind>& engines) {
    int most = maxConnections;
    for (const EngineKind engine : engines)
        most = std::min(most, maxSizeOf(engine));
    return most;
}

std::vector<Error> checkLevels(std::vector<int> sizes, std::size_t engines, int most) {
    if (sizes.empty())
        return {levelError("there are no levels; give pool sizes, as in 1,2,4,8")};
    if (sizes.size() > maxLevels)
        return {levelError("there are " + formatCount(sizes.size()) + " levels; give at most " +
                           formatCount(maxLevels))};
    std::ranges::sort(sizes);
    if (sizes.front() < 1 || sizes.back() > most)
        return {levelError(std::to_string(sizes.front() < 1 ? sizes.front() : sizes.back()) +
                           " is not a pool size; levels are from 1 to " +
                           formatCount(static_cast<std::uint64_t>(most)))};
    if (const auto twice = std::ranges::adjacent_find(sizes); twice != sizes.end())
        return {levelError("level " + formatCount(static_cast<std::uint64_t>(*twice)) +
                           " is there twice; name each once and raise the repeats instead")};
    if (sizes.size() == 1 && engines < 2)
        return {levelError("there is only one level, and nothing to compare it with; give at "
                           "least two, as in 1,2,4,8, or several engines")};
    return {};
}

std::vector<Error> checkEngines(std::vector<EngineKind> engines) {
    if (engines.empty())
        return {{"engines", "there is no engine; give at least one, such as pool"}};
    std::ranges::sort(engines);
    if (const auto twice = std::ranges::adjacent_find(engines); twice != engines.end())
        return {{"engines", "the engine " + std::string(nameOf(*twice)) +
                                " is there twice; name each once and raise the repeats instead"}};
    return {};
}

/// At least 1, whatever is wrong with them: that has been said.
int largestOf(const std::vector<int>& sizes, int most) {
    return sizes.empty() ? 1 : std::clamp(*std::ranges::max_element(sizes), 1, most);
}

} // namespace

/// mt19937_64 is the same everywhere; the standard's shuffle is not.
void shuffle(std::span<SweepStep> steps, std::mt19937_64& random) {
    for (std::size_t left = steps.size(); left > 1; --left)
        std::swap(steps[left - 1], steps[random() % left]);
}

LoadPlan SweepPlan::planOf(const SweepStep& step) const {
    LoadPlan one = plan;
    one.engine = step.engine;
    one.threads = step.size;
    if (engines.size() > 1 && !plan.asksDatabase() && one.transport.version == HttpVersion::Auto)
        one.transport.version = HttpVersion::Http1;
    return one;
}

LoadPlan usualLevelPlan() {
    LoadPlan plan;
    plan.requests.reset();
    plan.duration = Milliseconds(1000);
    plan.warmUp = Milliseconds(300);
    return plan;
}

std::vector<SweepStep> stepsOf(const SweepPlan& plan) {
    std::mt19937_64 random(plan.seed);
    std::vector<SweepStep> steps;
    for (int repeat = 0; repeat < plan.repeats; ++repeat) {
        const std::size_t first = steps.size();
        for (const EngineKind engine : plan.engines)
            for (const int size : plan.sizes)
                steps.push_back({engine, size, repeat});
        shuffle(std::span(steps).subspan(first), random);
    }
    return steps;
}

std::vector<Error> validate(const SweepPlan& plan) {
    std::vector<Error> errors =
        checkLevels(plan.sizes, plan.engines.size(), largestAllowed(plan.engines));
    const std::vector<Error> ofEngines = checkEngines(plan.engines);
    errors.insert(errors.end(), ofEngines.begin(), ofEngines.end());
    if (plan.repeats < 1 || plan.repeats > maxRepeats)
        errors.push_back(
            {"repeats", "the number of repeats must be from 1 to " + std::to_string(maxRepeats)});
    if (plan.coolDown < Milliseconds::zero())
        errors.push_back({"cool-down", "the cool-down cannot be negative; 0s means none"});
    if (!(plan.share > 0 && plan.share <= 1))
        errors.push_back({"share", "the share must be above 0 % and at most 100 %"});
    LoadPlan one = plan.plan;
    if (!plan.engines.empty())
        one.engine = plan.engines.front();
    if (plan.plan.queries.pipeline > 1 && std::ranges::count(plan.engines, EngineKind::Pool) > 0)
        one.engine = EngineKind::Pool; // which has none
    one.threads = largestOf(plan.sizes, largestAllowed(plan.engines));
    for (const Error& error : validate(one))
        errors.push_back(error);
    return errors;
}

} // namespace loadstone
