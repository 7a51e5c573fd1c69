// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/format.h"

#include <cmath>

namespace loadstone {

QString wholeSecondsText(Seconds value) {
    constexpr double readable = 100;
    const double seconds = std::floor(value.count());
    return seconds < readable ? QString::number(seconds) + " s" : timeText(Seconds(seconds));
}

QString microsecondsText(double microseconds) {
    return QString::fromStdString(formatMicroseconds(microseconds));
}

QString rateText(double perSecond) {
    return toText(formatNumber(perSecond, perSecond < 10 ? 2 : perSecond < 100 ? 1 : 0));
}

QString sentence(const std::string& clause) {
    QString text = toText(clause).trimmed();
    if (text.isEmpty())
        return text;
    text[0] = text[0].toUpper();
    const bool ended = text.endsWith('.') || text.endsWith('?') || text.endsWith('!');
    return ended ? text : text + '.';
}

} // namespace loadstone
