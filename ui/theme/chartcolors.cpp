// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/chartcolors.h"

namespace loadstone {

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::WindowText).lightness() >
           palette.color(QPalette::Window).lightness();
}

QColor mixed(const QColor& over, const QColor& under, double share) {
    const auto part = [share](int a, int b) { return qRound(a * share + b * (1 - share)); };
    return {part(over.red(), under.red()), part(over.green(), under.green()),
            part(over.blue(), under.blue())};
}

ChartColors ChartColors::of(const QPalette& palette) {
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    const QColor ground = isDark(palette) ? mixed(base, window, 0.4) : base;
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    ChartColors colors;
    colors.ground = ground;
    colors.text = text;
    colors.muted = mixed(text, ground, 0.66);
    colors.grid = mixed(text, ground, 0.13);
    if (isDark(palette)) {
        colors.warning = QColor(0xff7b72);
        colors.good = QColor(0x3fce8f);
        colors.series = {QColor(0x6ea0ff), QColor(0xf0a83c), QColor(0xe07bd0), QColor(0x3fce8f),
                         QColor(0x4fc8dc), QColor(0xff7b72), QColor(0xb49bff), QColor(0xc9c95a)};
    } else {
        colors.warning = QColor(0xc62f2f);
        colors.good = QColor(0x12855a);
        colors.series = {QColor(0x2f6fed), QColor(0xc2700a), QColor(0xa83a94), QColor(0x12855a),
                         QColor(0x0b7f93), QColor(0xc62f2f), QColor(0x6b4fc9), QColor(0x7a7215)};
    }
    return colors;
}

} // namespace loadstone
