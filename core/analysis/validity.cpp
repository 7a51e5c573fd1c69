// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/validity.h"

#include "core/analysis/signals.h"

#include <algorithm>

namespace loadstone {

namespace {

/// Whether a signal is about what sent the requests; else it is about what was measured.
bool isOfGenerator(SignalKind kind) {
    return kind <= SignalKind::Little;
}

/// How far beyond its limit a signal is, to find the worst of several of one kind.
double excessOf(const Signal& signal) {
    if (!signal.value || !signal.limit)
        return signal.value.value_or(0);
    return isLeast(signal.kind) ? *signal.limit - *signal.value : *signal.value - *signal.limit;
}

bool isWorse(const Signal& a, const Signal& b) {
    return a.ok == b.ok ? excessOf(a) > excessOf(b) : !a.ok;
}

} // namespace

Verdict verdictOf(const std::vector<Signal>& readings) {
    Verdict verdict = Verdict::Valid;
    for (const Signal& signal : readings)
        if (!signal.ok)
            verdict = std::max(verdict, isOfGenerator(signal.kind) ? Verdict::GeneratorLimited
                                                                   : Verdict::Unsure);
    return verdict;
}

Validity judge(const RunEvidence& evidence) {
    Validity validity;
    validity.readings = signalsOf(evidence);
    validity.verdict = verdictOf(validity.readings);
    return validity;
}

Validity worstOf(const std::vector<Validity>& runs) {
    Validity worst{Verdict::Valid, {}};
    for (const Validity& run : runs) {
        worst.verdict = std::max(worst.verdict, run.verdict);
        for (const Signal& signal : run.readings) {
            const auto found = std::ranges::find(worst.readings, signal.kind, &Signal::kind);
            if (found == worst.readings.end())
                worst.readings.push_back(signal);
            else if (isWorse(signal, *found))
                *found = signal;
        }
    }
    if (runs.empty())
        worst.verdict = Verdict::Unsure;
    return worst;
}

} // namespace loadstone
