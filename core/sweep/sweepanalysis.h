// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/engineanalysis.h"

namespace loadstone {

/// All that a sweep's levels say together. A value; any thread.
struct SweepAnalysis {
    std::vector<EngineAnalysis> engines; ///< that were measured, in the order of the plan

    /// The pool of 1, if it was measured: one request after the other.
    const SweepLevel* serial() const;
    bool hasAnswers() const;
};

/// Takes some tens of milliseconds for each engine.
SweepAnalysis analyse(const SweepReport& report);

} // namespace loadstone
