// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QTimer>

namespace loadstone {

/// The longest delay of a timer that should fire every few milliseconds: how long the event loop
/// was busy elsewhere. GUI thread.
class StallProbe {
public:
    StallProbe() {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, [this] { tick(); });
        m_timer.start(period);
    }

    double longestMilliseconds() const { return Seconds(m_longest).count() * 1000; }
    /// What follows is measured anew.
    void reset() { m_longest = Clock::duration(0); }

private:
    static constexpr Milliseconds period{5};

    void tick() {
        const TimePoint now = Clock::now();
        m_longest = std::max(m_longest, now - m_last - Clock::duration(period));
        m_last = now;
    }

    QTimer m_timer;
    TimePoint m_last = Clock::now();
    Clock::duration m_longest{0};
};

} // namespace loadstone
