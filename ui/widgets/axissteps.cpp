// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/axissteps.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace loadstone {

namespace {

struct Unit {
    double size;
    const char* name;
};

constexpr std::array timeUnits{Unit{3600, " h"}, Unit{60, " min"}, Unit{1, " s"}, Unit{1e-3, " ms"},
                               Unit{1e-6, " µs"}};
constexpr std::array countUnits{Unit{1e9, "G"}, Unit{1e6, "M"}, Unit{1e3, "k"}, Unit{1, ""}};

// A unit is used only where its ticks are whole: 90 s, not 1.5 min.
const Unit& timeUnitFor(double step, double top) {
    const auto fits = [&](const Unit& unit) {
        return unit.size > 1 ? step >= unit.size : top >= unit.size;
    };
    const auto found = std::ranges::find_if(timeUnits, fits);
    return found == timeUnits.end() ? timeUnits.back() : *found;
}

} // namespace

double niceStep(double rough) {
    if (!(rough > 0) || !std::isfinite(rough))
        return 1;
    const double magnitude = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * magnitude >= rough * 0.999)
            return factor * magnitude;
    return 10 * magnitude;
}

double niceTimeStep(double rough) {
    if (rough <= 10)
        return niceStep(rough);
    constexpr std::array<double, 10> timeSteps{20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200};
    const auto found = std::ranges::find_if(timeSteps, [&](double step) { return step >= rough; });
    return found != timeSteps.end() ? *found : 3600 * niceStep(rough / 3600);
}

QString plainNumber(double value, double step) {
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 9);
    static const QRegularExpression superfluous(R"(\.?0+$)");
    const QString text = QString::number(value, 'f', decimals);
    return decimals > 0 ? QString(text).remove(superfluous) : text;
}

QString countTick(double value, double step) {
    const double size = std::abs(value);
    const auto found =
        std::ranges::find_if(countUnits, [&](const Unit& unit) { return size >= unit.size; });
    const Unit& unit = found == countUnits.end() ? countUnits.back() : *found;
    if (size < step / 2)
        return QStringLiteral("0");
    return plainNumber(value / unit.size, step / unit.size) + QLatin1String(unit.name);
}

QString timeTick(double seconds, double step, double top) {
    const Unit& unit = timeUnitFor(step, top);
    return plainNumber(seconds / unit.size, step / unit.size) + QString::fromUtf8(unit.name);
}

} // namespace loadstone
