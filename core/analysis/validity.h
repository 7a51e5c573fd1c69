#pragma once

#include "core/analysis/runevidence.h"

#include <array>
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

/// What a verdict rests on. The names go into files, so they never change their meaning.
enum class SignalKind {
    OwnCpu,
    BusiestThread,
    MachineCpu,
    Stolen,
    Standstill,
    Lag,
    RunQueue,
    Ports,
    Descriptors,
    Workers,
    Little,
    Connections,
    EarlyConnections,
    WarmUp,
    OldestInFlight,
    Silence,
    Sample,
    TargetHere,
};

inline constexpr std::array<std::string_view, 18> signalNames{"own_cpu",
                                                              "busiest_thread",
                                                              "machine_cpu",
                                                              "steal",
                                                              "standstill",
                                                              "lag",
                                                              "run_queue",
                                                              "ports",
                                                              "descriptors",
                                                              "workers_lost",
                                                              "little",
                                                              "connections",
                                                              "early_connections",
                                                              "warm_up",
                                                              "oldest_in_flight",
                                                              "silence",
                                                              "sample",
                                                              "target_here"};

constexpr std::string_view nameOf(SignalKind kind) {
    return signalNames.at(static_cast<std::size_t>(kind));
}

/// One figure beside what it may be. Shares are from 0 to 1, times in seconds.
struct Signal {
    SignalKind kind = SignalKind::Sample;
    std::optional<double> value; ///< none: it could not be measured, which speaks against nothing
    std::optional<double> limit; ///< none: told only, and never against a run
    double basis = 0;  ///< what the value is to be seen against: cores, ports in all, seconds
    double faults = 0; ///< requests that failed for it
    bool ok = true;

    /// The same but for the rounding of a file, which has values in units of their own.
    bool operator==(const Signal& other) const;
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
