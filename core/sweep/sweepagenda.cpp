// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/sweepagenda.h"

#include "core/sweep/earlystop.h"
#include "core/sweep/stalledlevels.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace loadstone {

const SweepStep& SweepAgenda::next() {
    m_current = m_steps.front();
    m_steps.erase(m_steps.begin());
    return m_current;
}

void SweepAgenda::leaveOutAbove(int size) {
    std::erase_if(m_steps, [size](const SweepStep& step) { return step.size > size; });
}

bool SweepAgenda::lose() {
    if (!m_makesUp)
        m_lost.push_back(m_current);
    return !m_makesUp;
}

void SweepAgenda::goOn(const SweepReport& soFar) {
    if (m_steps.empty() && !m_lost.empty()) {
        m_steps = std::exchange(m_lost, {});
        m_makesUp = true;
    }
    // What stalls once more stays as it is: then it is hardly by chance.
    if (m_steps.empty() && !m_hasStalled) {
        m_steps = stepsAgain(soFar);
        m_hasStalled = true;
        m_makesUp = false;
    }
}

std::vector<LevelId> SweepAgenda::leaveOutHopeless(const SweepReport& soFar) {
    const EngineKind engine = m_current.engine;
    const auto levels = countsOf(soFar);
    const auto limit = limitOf(levels, engine);
    const auto hopeless = hopelessFrom(levels, engine);
    const auto isLeftOut = [&](const SweepStep& step) {
        return step.engine == engine &&
               ((limit && step.size > *limit) || (hopeless && step.size >= *hopeless));
    };
    std::vector<LevelId> leftOut;
    for (std::vector<SweepStep>* const steps : {&m_steps, &m_lost}) {
        for (const SweepStep& step : *steps)
            if (isLeftOut(step))
                leftOut.push_back(step.level());
        std::erase_if(*steps, isLeftOut);
    }
    return leftOut;
}

// That they are known already keeps the end from being put off.
std::vector<SweepStep> SweepAgenda::toCome(const SweepReport& soFar) const {
    std::vector<SweepStep> steps = m_steps;
    std::ranges::copy(m_lost, std::back_inserter(steps));
    if (!m_hasStalled)
        std::ranges::copy(stepsAgain(soFar), std::back_inserter(steps));
    return steps;
}

std::vector<SweepStep> SweepAgenda::clear() {
    std::vector<SweepStep> steps = std::exchange(m_steps, {});
    std::ranges::copy(std::exchange(m_lost, {}), std::back_inserter(steps));
    return steps;
}

} // namespace loadstone
