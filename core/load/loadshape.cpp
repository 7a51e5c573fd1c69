// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/loadshape.h"

#include "core/base/units.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

constexpr double mostPerSecond = 10e6;
constexpr double leastPerSecond = 1.0 / (24 * 60 * 60);

double secondsOf(Milliseconds time) {
    return Seconds(time).count();
}

bool areOf(const std::vector<Stage>& stages, Stage::Of of) {
    return !stages.empty() && stages.front().of == of;
}

/// Each stage goes on where the one before it has ended.
std::vector<Piece> piecesOf(const std::vector<Stage>& stages, double from) {
    std::vector<Piece> pieces;
    for (const Stage& stage : stages) {
        pieces.push_back({secondsOf(stage.time), from, stage.target});
        from = stage.target;
    }
    return pieces;
}

/// As many as are to be expected so that there are certainly so many, if they come by chance.
double enoughFor(double requests) {
    constexpr double deviations = 10;
    constexpr double few = 100;
    return requests + deviations * std::sqrt(requests) + few;
}

std::vector<Piece> piecesOfRate(const LoadPlan& plan) {
    const double first = plan.rate ? plan.rate->perSecond : 0;
    if (areOf(plan.stages, Stage::Of::Rate))
        return piecesOf(plan.stages, first);
    if (!plan.rate)
        return {};
    const double parts = plan.part.of;
    const double seconds = plan.requests
                               ? enoughFor(static_cast<double>(*plan.requests) * parts) / first
                               : secondsOf(plan.countedTime().value_or(Milliseconds(0)));
    return {{seconds, first, first}};
}

void checkRate(const LoadPlan& plan, Findings& found) {
    const bool isGood = !plan.rate || (plan.rate->perSecond >= leastPerSecond &&
                                       plan.rate->perSecond <= mostPerSecond);
    found.require(isGood, "rate", "the rate must be from one request a day to 10,000,000/s");
    const bool hasRate = plan.hasRate();
    found.require(hasRate || plan.arrival == ArrivalKind::Constant, "arrival",
                  "requests come by chance only if there is a rate; give one, as in 500/s");
    const bool ofUsers = areOf(plan.stages, Stage::Of::Users);
    found.require(!plan.rate || !ofUsers, "rate",
                  "stages of users have no rate; leave it out, or give stages of a rate, as in "
                  "30s:200/s");
    found.require(plan.countedTime() || !plan.atDeadline.waits, "on-deadline",
                  "with a number of requests there is no deadline; leave it out, or give a "
                  "duration");
}

/// "stage 2: ..." for the first that does not hold.
template <typename Holds>
void requireEach(const std::vector<Stage>& stages, Findings& found, const std::string& sentence,
                 const Holds& holds) {
    const auto wrong = std::ranges::find_if_not(stages, holds);
    if (wrong != stages.end())
        found.require(false, "stage",
                      "stage " + std::to_string(wrong - stages.begin() + 1) + ": " + sentence);
}

void checkEach(const LoadPlan& plan, Findings& found) {
    const auto& stages = plan.stages;
    const Stage::Of kind = stages.front().of;
    requireEach(stages, found,
                kind == Stage::Of::Rate
                    ? "a rate needs its unit, as in 200/s; stages are all of a rate or all of users"
                    : "stages are all of users or all of a rate; the first one is of users, as it "
                      "has no unit",
                [&](const Stage& stage) { return stage.of == kind; });
    if (kind == Stage::Of::Rate)
        return requireEach(stages, found, "the rate must be at most 10,000,000/s",
                           [](const Stage& stage) { return stage.target <= mostPerSecond; });
    requireEach(
        stages, found,
        "there are only " +
            counted(static_cast<std::uint64_t>(std::max(0, plan.threads)), unitOf(plan.engine)) +
            ", one for each user; raise their number",
        [&](const Stage& stage) {
            return stage.target <= double(plan.threads + 1) * plan.part.of - 1;
        });
}

void checkStages(const LoadPlan& plan, Findings& found) {
    if (plan.stages.empty())
        return;
    constexpr std::size_t most = mostPieces - 1; // one is left for the warm-up
    found.require(plan.stages.size() <= most, "stage",
                  "there are " + std::to_string(plan.stages.size()) + " stages; give at most " +
                      std::to_string(most));
    const double first = plan.rate ? plan.rate->perSecond : 0;
    const bool anyLoad = std::ranges::any_of(piecesOf(plan.stages, first), [](const Piece& piece) {
        return piece.seconds > 0 && piece.from + piece.to > 0;
    });
    found.require(anyLoad, "stage",
                  "no stage has both a time and something to send in it; give one as 30s:200/s");
    found.require(timeOf(plan.stages) <= std::chrono::hours(24 * 365), "stage",
                  "the stages take longer than a year together; give shorter times");
    checkEach(plan, found);
    found.require(plan.warmUp <= Milliseconds(0) || plan.rate.has_value(), "warm-up",
                  "stages begin with no load, so there is nothing to warm up with; give the rate "
                  "to begin with, or leave the warm-up out");
}

} // namespace

Arrivals arrivalsOf(const LoadPlan& plan) {
    std::vector<Piece> pieces = piecesOfRate(plan);
    if (!pieces.empty() && plan.warmUp > Milliseconds(0))
        pieces.insert(pieces.begin(),
                      Piece{secondsOf(plan.warmUp), pieces.front().from, pieces.front().from});
    return Arrivals(pieces,
                    plan.arrival == ArrivalKind::Poisson ? std::optional(plan.seed) : std::nullopt,
                    plan.part);
}

Crowd crowdOf(const LoadPlan& plan) {
    return areOf(plan.stages, Stage::Of::Users) ? Crowd(piecesOf(plan.stages, 0), plan.part)
                                                : Crowd();
}

int inFlightByUser(const LoadPlan& plan) {
    return plan.asksDatabase() ? std::max(1, plan.queries.pipeline) : 1;
}

std::optional<std::uint64_t> plannedRequests(const LoadPlan& plan) {
    if (plan.requests || !plan.hasRate())
        return plan.requests;
    const Arrivals arrivals = arrivalsOf(plan);
    return arrivals.count() - arrivals.countBefore(plan.warmUp);
}

void checkShape(const LoadPlan& plan, Findings& found) {
    checkRate(plan, found);
    checkStages(plan, found);
}

} // namespace loadstone
