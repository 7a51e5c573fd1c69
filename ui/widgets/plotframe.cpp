// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/plotframe.h"

#include "ui/theme/chartcolors.h"
#include "ui/widgets/smallerfont.h"

#include <qcustomplot.h>

#include <algorithm>

namespace loadstone {

PlotFrame::PlotFrame(QCustomPlot& plot) : m_plot(plot), m_note(new QCPItemText(&plot)) {
    buildAxes();
    buildNote();
}

void PlotFrame::buildAxes() {
    m_plot.axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom | QCP::msRight);
    m_plot.axisRect()->setMinimumMargins({56, 0, 10, 0});
    m_plot.axisRect()->setMargins({0, 10, 0, 0});
    for (QCPAxis* axis : {m_plot.xAxis, m_plot.yAxis}) {
        axis->setTickLabelFont(smaller(m_plot.font()));
        axis->setTickLength(0);
        axis->setTickPen(Qt::NoPen);
        axis->setTickLabelPadding(6);
    }
    m_plot.xAxis->grid()->setVisible(false);
    m_plot.yAxis->setBasePen(Qt::NoPen);
}

void PlotFrame::buildNote() {
    m_note->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_note->position->setCoords(0.5, 0.5);
    m_note->setFont(m_plot.font());
    m_note->setVisible(false);
}

void PlotFrame::setColors(const ChartColors& colors) {
    m_plot.setBackground(colors.ground);
    m_note->setColor(colors.muted);
    for (QCPAxis* axis : {m_plot.xAxis, m_plot.yAxis})
        axis->setTickLabelColor(colors.muted);
    m_plot.xAxis->setBasePen(colors.grid);
    m_plot.yAxis->grid()->setPen(colors.grid);
    m_plot.yAxis->grid()->setZeroLinePen(colors.grid);
}

void PlotFrame::setNote(const QString& sentence) {
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
    m_plot.xAxis->setVisible(sentence.isEmpty());
    m_plot.yAxis->setVisible(sentence.isEmpty());
}

void PlotFrame::fitTicks(const QSize& size) {
    constexpr int xTickEvery = 85;
    constexpr int yTickEvery = 45;
    m_plot.xAxis->ticker()->setTickCount(std::max(2, size.width() / xTickEvery));
    // Two ticks may be 0 and one other, which tells little.
    m_plot.yAxis->ticker()->setTickCount(std::max(3, size.height() / yTickEvery));
}

} // namespace loadstone
