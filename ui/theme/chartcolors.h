// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace loadstone {

/// Whether the palette is one of light text on dark ground.
bool isDark(const QPalette& palette);

/// `share` of `over` (0 to 1) on `under`.
QColor mixed(const QColor& over, const QColor& under, double share);

/// The colours of what is drawn by hand (charts, tiles, marks), fitting a palette.
struct ChartColors {
    QColor ground;
    QColor text;
    QColor muted; ///< captions and axis labels; readable, contrast above 4.5
    QColor grid;
    QColor warning;
    QColor good;
    std::array<QColor, 8> series; ///< lines in one chart, contrast above 3 against the ground

    static ChartColors of(const QPalette& palette);
};

} // namespace loadstone
