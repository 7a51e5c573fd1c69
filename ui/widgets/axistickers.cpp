// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/axistickers.h"

#include "core/base/decimals.h"
#include "ui/format.h"
#include "ui/widgets/axissteps.h"

#include <cmath>

namespace loadstone {

namespace {

/// Logarithms of `mantissas` times the powers of ten in `range`.
QVector<double> decadeTicks(const QCPRange& range, std::initializer_list<double> mantissas) {
    QVector<double> ticks;
    for (double decade = std::floor(range.lower); decade <= range.upper; ++decade)
        for (const double mantissa : mantissas)
            ticks << decade + std::log10(mantissa);
    return ticks;
}

/// Logarithms of evenly spaced values: for a range too narrow for decades.
QVector<double> evenTicks(const QCPRange& range, int count) {
    const double low = std::pow(10, range.lower);
    const double high = std::pow(10, range.upper);
    const double step = niceStep((high - low) / count);
    QVector<double> ticks;
    for (double value = std::ceil(low / step) * step; value <= high; value += step)
        ticks << std::log10(value);
    return ticks;
}

} // namespace

QString CountTicker::valueText(double place) const {
    return rateText(place);
}

QString FigureTicker::valueText(double place) const {
    constexpr double manyDigits = 1000;
    return toText(std::abs(place) >= manyDigits ? formatNumber(place, 0)
                                                : significantText(place, 4));
}

QString YearTicker::valueText(double place) const {
    return QString::number(qRound(place));
}

QString TimeTicker::valueText(double place) const {
    return timeText(Seconds(place));
}

QString LogTimeTicker::valueText(double place) const {
    return timeText(Seconds(std::pow(10, place)));
}

double CountTicker::getTickStep(const QCPRange& range) {
    return m_step = niceStep(range.size() / tickCount());
}

QString CountTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
    return countTick(tick, m_step);
}

double YearTicker::getTickStep(const QCPRange& range) {
    return std::max(1.0, niceStep(range.size() / tickCount()));
}

QString YearTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
    return QString::number(qRound(tick));
}

double TimeTicker::getTickStep(const QCPRange& range) {
    m_top = range.upper;
    return m_step = niceTimeStep(range.size() / tickCount());
}

QString TimeTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
    return timeTick(std::abs(tick) < m_step / 2 ? 0 : tick, m_step, m_top);
}

QVector<double> LogTimeTicker::createTickVector(double, const QCPRange& range) {
    constexpr double narrow = 0.7;
    const double decades = range.size();
    if (decades <= narrow)
        return evenTicks(range, tickCount());
    if (decades * 3 <= tickCount() + 2)
        return decadeTicks(range, {1, 2, 5});
    if (decades * 2 <= tickCount() + 2)
        return decadeTicks(range, {1, 3});
    return decadeTicks(range, {1});
}

QString LogTimeTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
    const double seconds = std::pow(10, tick);
    const double digit = std::pow(10, std::floor(tick + 1e-9));
    const bool whole = std::abs(std::round(seconds / digit) * digit - seconds) < digit * 1e-6;
    // Powers of ten above a second stay seconds: "100 s" is read faster than "1.67 min".
    const double unitStep = seconds >= 1 ? std::min(digit, 1.0) : digit;
    return timeTick(seconds, whole ? unitStep : digit / 100, seconds * (1 + 1e-9));
}

} // namespace loadstone
