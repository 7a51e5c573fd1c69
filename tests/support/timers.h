// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTest>

#include <chrono>

namespace loadstone {

/// Returns when a timer of this thread with that period, if there were one, would have fired,
/// however busy the machine is: timers fire in the order of their deadlines.
inline void letTimersPass(std::chrono::milliseconds period) {
    QTest::qWait(int((2 * period).count()));
}

} // namespace loadstone
