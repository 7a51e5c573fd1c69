// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <cstdint>

namespace loadstone {

/// How often a run and its workers are looked at.
inline constexpr std::chrono::milliseconds lookPeriod{100};

/// Notices that workers do not come to the start of a run, be they threads or processes. It counts
/// looks and not time: what holds this program up holds its workers up too. One look each
/// lookPeriod.
class StartWatch {
public:
    static constexpr int patience = 12;          ///< looks without a sign of life
    static constexpr int patienceWithLife = 100; ///< looks at which none has come, in spite of one

    StartWatch() = default;
    /// `more`: looks for what workers may wait for before they come, beside those.
    explicit StartWatch(int more) : m_more(more) {}

    /// `arrived` is how many have come to the start; `showsLife`: some that have not are getting
    /// on. True once those that are missing are given up.
    bool givesUp(int arrived, bool showsLife);

private:
    int m_more = 0;
    int m_arrived = 0;
    int m_sinceArrival = 0;
    int m_sinceLife = 0;
};

/// Notices that a worker should long have left: the time of the run is over, or each of its
/// requests must have had its timeout. Counts looks as well.
class OverdueWatch {
public:
    /// Looks after the end of the time; what a worker takes down takes time as well.
    static constexpr int patience = 30;

    /// `steps` grows while the worker gets on, at least once in `mostLooks`, if there is such a
    /// bound. True once it is to be ended.
    bool isOverdue(bool timeIsOver, std::uint64_t steps, long mostLooks);

private:
    std::uint64_t m_steps = 0;
    long m_looks = 0;
    int m_looksOver = 0;
};

} // namespace loadstone
