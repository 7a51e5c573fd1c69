// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/chartlink.h"

#include "ui/widgets/chart.h"

namespace loadstone {

ChartLink::ChartLink(const QList<Chart*>& charts, QObject* parent) : QObject(parent) {
    for (Chart* chart : charts)
        add(chart);
}

void ChartLink::add(Chart* chart) {
    m_charts.removeAll(nullptr);
    m_charts << chart;
    connect(chart, &Chart::pointedAt, this, [this, chart](double place) { follow(chart, place); });
    connect(chart, &Chart::pointerLeft, this, &ChartLink::letGo);
}

// What is under the mouse is told beside the mouse.
void ChartLink::follow(Chart* pointed, double place) {
    m_charts.removeAll(nullptr);
    for (Chart* chart : m_charts)
        chart->showCursor(place, chart == pointed ? QString() : chart->valuesAtPlace(place));
}

void ChartLink::letGo() {
    m_charts.removeAll(nullptr);
    for (Chart* chart : m_charts)
        chart->hideCursor();
}

} // namespace loadstone
