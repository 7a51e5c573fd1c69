// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/errorbars.h"

#include <qcustomplot.h>

namespace loadstone {

QCPErrorBars* addErrorBars(QCPGraph* line) {
    auto* bars = new QCPErrorBars(line->keyAxis(), line->valueAxis());
    bars->setDataPlottable(line);
    bars->removeFromLegend();
    return bars;
}

void styleErrorBars(QCPErrorBars& bars, const QColor& color) {
    constexpr double whisker = 6;
    constexpr double gap = 0;
    bars.setPen(QPen(color, 1.2));
    bars.setWhiskerWidth(whisker);
    bars.setSymbolGap(gap);
}

} // namespace loadstone
