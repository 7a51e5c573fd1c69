// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/charts/sizeticker.h"

#include "ui/format.h"
#include "ui/widgets/axissteps.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

double SizeTicker::positionOf(double size) const {
    return m_logarithmic ? std::log2(std::max(1.0, size)) : size;
}

double SizeTicker::getTickStep(const QCPRange& range) {
    return std::max(1.0, niceStep(range.size() / tickCount()));
}

QVector<double> SizeTicker::createTickVector(double step, const QCPRange& range) {
    return m_logarithmic ? measuredTicks(range) : QCPAxisTicker::createTickVector(step, range);
}

QVector<double> SizeTicker::measuredTicks(const QCPRange& range) const {
    constexpr double densest = 2.2; // numbers of this axis are short
    const double apart = range.size() / (tickCount() * densest);
    QVector<double> ticks;
    for (const int size : m_sizes)
        if (const double at = positionOf(size); ticks.isEmpty() || at - ticks.last() >= apart)
            ticks << at;
    return ticks;
}

QString SizeTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
    const double size = m_logarithmic ? std::exp2(tick) : tick;
    return size < 0.5 ? QString() : countText(static_cast<std::uint64_t>(std::llround(size)));
}

QString SizeTicker::valueText(double place) const {
    const double size = m_logarithmic ? std::exp2(place) : place;
    return countText(static_cast<std::uint64_t>(std::max(0L, std::lround(size))));
}

} // namespace loadstone
