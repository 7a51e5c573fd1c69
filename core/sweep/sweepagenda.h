// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepreport.h"

namespace loadstone {

/// What a sweep has still to measure, in its order: the steps of its plan, then those that the
/// absence of a database spoilt, then levels that stalled once more. A value without threads of its
/// own; owned by its SweepRun, which asks for one step after the other and tells how it went.
class SweepAgenda {
public:
    SweepAgenda() = default;
    explicit SweepAgenda(const SweepPlan& plan) : m_steps(stepsOf(plan)) {}

    bool isEmpty() const { return m_steps.empty(); }
    /// The next one, which is current() from then on. Not if it is empty.
    const SweepStep& next();
    const SweepStep& current() const { return m_current; }

    /// Levels that are larger are not measured.
    void leaveOutAbove(int size);
    /// The current step tells nothing and is to come once more, at the end. False if it was lost
    /// before: a level that drives the database away must not do so for ever.
    bool lose();
    /// Whether the current step makes up for one that was lost.
    bool makesUp() const { return m_makesUp; }
    /// The current step is over and, if it was measured, in the report: what stalled and what was
    /// lost follows where nothing else is left.
    void goOn(const SweepReport& soFar);
    /// Leaves out what the early stop has no hope for, and returns those levels.
    std::vector<LevelId> leaveOutHopeless(const SweepReport& soFar);
    /// What will follow as far as is known. Levels that stalled so far will come once more.
    std::vector<SweepStep> toCome(const SweepReport& soFar) const;
    /// Nothing more is measured; what would have been.
    std::vector<SweepStep> clear();

private:
    std::vector<SweepStep> m_steps;
    std::vector<SweepStep> m_lost; ///< to be made up for
    SweepStep m_current;
    bool m_makesUp = false;    ///< the steps were lost before
    bool m_hasStalled = false; ///< what stalled is among the steps, or was
};

} // namespace loadstone
