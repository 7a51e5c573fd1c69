// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/runevidence.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace loadstone {

/// Whether the figures of a run are to be believed: they are; there are doubts; or the machine that
/// sent the requests was the limit, and not the server.
enum class Verdict { Valid, Unsure, GeneratorLimited };

inline constexpr std::array<std::string_view, 3> verdictNames{"valid", "unsure",
                                                              "generator-limited"};

constexpr std::string_view nameOf(Verdict verdict) {
    return verdictNames.at(static_cast<std::size_t>(verdict));
}

/// What a verdict rests on.
enum class SignalKind {
    OwnCpu,
    BusiestThread,
    MachineCpu,
    Stolen,
    Standstill,
    Lag,
    LateStarts,
    RunQueue,
    Ports,
    Descriptors,
    Workers,
    Little,
    Waited,
    RateReached,
    Connections,
    EarlyConnections,
    WarmUp,
    OldestInFlight,
    Silence,
    Sample,
    Span,
    TargetHere,
};

inline constexpr std::size_t signalKindCount = 22;

/// Whether the limit is what it must be at least; else it is the most.
constexpr bool isLeast(SignalKind kind) {
    return kind == SignalKind::Sample || kind == SignalKind::Span ||
           kind == SignalKind::RateReached;
}

/// One figure beside what it may be, in the units of files: shares in percent, times in
/// milliseconds.
struct Signal {
    SignalKind kind = SignalKind::Sample;
    std::optional<double> value; ///< none: it could not be measured, which speaks against nothing
    std::optional<double> limit; ///< none: told only, and never against a run
    double basis = 0;  ///< what the value is to be seen against: cores, ports in all, seconds
    double faults = 0; ///< requests that failed for it
    bool ok = true;

    bool operator==(const Signal&) const = default;
};

/// The verdict with all signals, in the order of SignalKind. A value; any thread.
struct Validity {
    Verdict verdict = Verdict::Unsure;
    std::vector<Signal> readings;

    bool operator==(const Validity&) const = default;
};

Validity judge(const RunEvidence& evidence);

/// What follows from the signals alone.
Verdict verdictOf(const std::vector<Signal>& readings);

/// Several runs as one: of each kind the worst signal, and what follows from these.
Validity worstOf(const std::vector<Validity>& runs);

} // namespace loadstone
