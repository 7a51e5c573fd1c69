// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "core/sweep/latencylimit.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <random>
#include <span>
#include <vector>

namespace loadstone {

inline constexpr int maxRepeats = 100;
inline constexpr std::size_t maxLevels = 64;

/// What is compared in a sweep: one engine at one pool size.
struct LevelId {
    EngineKind engine = EngineKind::Pool;
    int size = 1;

    auto operator<=>(const LevelId&) const = default; // NOLINT(modernize-use-nullptr): not a null
};

/// One run of a sweep: a level and which of its repeats, from 0.
struct SweepStep {
    EngineKind engine = EngineKind::Pool;
    int size = 1;
    int repeat = 0;
    bool again = false; ///< at the end, because the level stalled; counts instead of those before

    LevelId level() const { return {engine, size}; }
    bool operator==(const SweepStep&) const = default;
};

/// All settings of a sweep: the same plan at several levels, each measured several times. The
/// levels are all sizes with each engine. A value that goes in once and never changes while it
/// runs.
struct SweepPlan {
    LoadPlan plan; ///< of each run; its engine and threads are the level's
    std::vector<EngineKind> engines{EngineKind::Pool};
    std::vector<int> sizes{1, 2, 4, 8, 16, 32, 64};
    int repeats = 3;
    Milliseconds coolDown{200};        ///< without load, after each run
    bool stopEarly = true;             ///< leaves out an engine's levels above one past its limit
    double share = 0.95;               ///< of the best throughput that the sweet spot has
    std::optional<LatencyLimit> limit; ///< asks for the largest size that keeps it
    std::uint64_t seed = 1;            ///< of the order

    /// What one run sends. With several engines, where the plan leaves the version of HTTP open,
    /// all speak HTTP/1.1: that is what every engine can, and else two things would be compared.
    LoadPlan planOf(const SweepStep& step) const;
    /// How many runs there are, if none is left out.
    std::size_t stepCount() const {
        return engines.size() * sizes.size() * static_cast<std::size_t>(repeats);
    }

    bool operator==(const SweepPlan&) const = default;
};

/// A second of load after a short warm-up: what a level gets unless told otherwise.
LoadPlan usualLevelPlan();

/// The runs in their order: all levels once, in random order, then all again in another, so that
/// a machine that gets slower or faster meanwhile favours no level and no engine.
std::vector<SweepStep> stepsOf(const SweepPlan& plan);

void shuffle(std::span<SweepStep> steps, std::mt19937_64& random);

/// All that is wrong with a sweep, a sentence each. Fields are those of validate(LoadPlan), and
/// "engines", "levels", "repeats", "cool-down" and "share".
std::vector<Error> validate(const SweepPlan& plan);

} // namespace loadstone
