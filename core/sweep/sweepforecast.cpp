// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/sweepforecast.h"

#include <map>

namespace loadstone {

namespace {

/// The mean of some times.
struct MeanTime {
    Seconds sum{0};
    int count = 0;

    void add(Seconds time) {
        sum += time;
        ++count;
    }
    Seconds mean() const { return sum / count; }
};

/// What the measured window of a run takes.
class WindowTimes {
public:
    explicit WindowTimes(const SweepReport& soFar) : m_duration(soFar.plan.plan.duration) {
        for (const SweepRunResult& run : soFar.runs) {
            m_levels[run.step.level()].add(run.report.snapshot.elapsed);
            m_all.add(run.report.snapshot.elapsed);
        }
    }

    bool isKnown() const { return m_duration || m_all.count > 0; }
    Seconds of(const SweepStep& step) const {
        if (m_duration)
            return *m_duration;
        const auto found = m_levels.find(step.level());
        return found == m_levels.end() ? m_all.mean() : found->second.mean();
    }

private:
    std::optional<Milliseconds> m_duration;
    std::map<LevelId, MeanTime> m_levels;
    MeanTime m_all;
};

} // namespace

std::optional<Seconds> timeLeft(const SweepReport& soFar, const SweepStep& current, double share,
                                const std::vector<SweepStep>& toCome) {
    const WindowTimes times(soFar);
    if (!times.isKnown())
        return std::nullopt;
    Seconds left = times.of(current) * (1 - share);
    for (const SweepStep& step : toCome)
        left += times.of(step) + soFar.plan.plan.warmUp + soFar.plan.coolDown;
    return left;
}

} // namespace loadstone
