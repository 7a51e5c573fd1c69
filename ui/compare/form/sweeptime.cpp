// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/form/sweeptime.h"

#include "ui/format.h"

namespace loadstone {

Seconds expectedTime(const SweepPlan& plan) {
    const Seconds one = plan.plan.duration.value_or(Milliseconds(0)) + plan.plan.warmUp;
    return one * double(plan.stepCount()) + plan.coolDown * (double(plan.stepCount()) - 1);
}

QString sweepTimeText(const SweepPlan& plan) {
    QString runs = toText(counted(plan.stepCount(), "run"));
    if (!plan.plan.duration)
        return runs;
    constexpr double rounding = 0.5;
    const Seconds time = expectedTime(plan) + Seconds(rounding);
    return QStringLiteral("%1, about %2")
        .arg(runs, time.count() < 1 ? timeText(expectedTime(plan)) : wholeSecondsText(time));
}

} // namespace loadstone
