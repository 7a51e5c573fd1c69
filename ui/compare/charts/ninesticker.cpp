// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/charts/ninesticker.h"

#include "ui/format.h"

#include <cmath>

namespace loadstone {

QVector<double> NinesTicker::createTickVector(double, const QCPRange& range) {
    constexpr double enoughPerNine = 1.5; // else 0 % and 50 % would meet
    QVector<double> ticks{0};
    if (tickCount() >= enoughPerNine * range.size())
        ticks << -std::log10(0.5);
    for (double nines = 1; nines <= range.upper; ++nines)
        ticks << nines;
    return ticks;
}

QString NinesTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
    const int decimals = std::max(0, static_cast<int>(std::lround(tick)) - 2);
    return QString::number(100 * (1 - std::pow(10, -tick)), 'f', decimals) + " %";
}

QString NinesTicker::valueText(double place) const {
    return toText(formatNumber((1 - std::pow(10, -place)) * 100, 3)) + " %";
}

} // namespace loadstone
