// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/chartlink.h"

#include "ui/widgets/chart.h"

namespace loadstone {

ChartLink::ChartLink(const QList<Chart*>& charts, QObject* parent)
    : QObject(parent), m_charts(charts) {
    for (Chart* chart : m_charts) {
        connect(chart, &Chart::pointedAt, this,
                [this, chart](double place) { follow(chart, place); });
        connect(chart, &Chart::pointerLeft, this, &ChartLink::letGo);
    }
}

// What is under the mouse is told beside the mouse.
void ChartLink::follow(Chart* pointed, double place) {
    for (Chart* chart : m_charts)
        chart->showCursor(place, chart == pointed ? QString() : chart->valuesAtPlace(place));
}

void ChartLink::letGo() {
    for (Chart* chart : m_charts)
        chart->hideCursor();
}

} // namespace loadstone
