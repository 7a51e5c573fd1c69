// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/plotview.h"

#include <qcustomplot.h>

namespace loadstone {

PlotView::PlotView(QCustomPlot& plot, QObject* parent) : QObject(parent), m_plot(plot) {
    m_plot.setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    connect(&m_plot, &QCustomPlot::mouseWheel, this, [this] { m_isPart = true; });
    connect(&m_plot, &QCustomPlot::mouseMove, this, [this](const QMouseEvent* event) {
        m_isPart = m_isPart || event->buttons().testFlag(Qt::LeftButton);
    });
    connect(&m_plot, &QCustomPlot::mouseDoubleClick, this, &PlotView::reset);
}

void PlotView::setExtent(double xFrom, double xTo, double yFrom, double yTop) {
    m_xFrom = xFrom;
    m_xTo = xTo > xFrom ? xTo : xFrom + 1;
    m_yFrom = yFrom;
    m_yTop = yTop > yFrom ? yTop : yFrom + 1;
    if (!m_isPart)
        showExtent();
}

void PlotView::showExtent() {
    constexpr double headroom = 1.08;
    m_plot.xAxis->setRange(m_xFrom, m_xTo);
    m_plot.yAxis->setRange(m_yFrom, m_yFrom + (m_yTop - m_yFrom) * headroom);
}

void PlotView::reset() {
    m_isPart = false;
    showExtent();
    replotSoon();
}

void PlotView::zoom(double factor) {
    m_isPart = true;
    m_plot.xAxis->scaleRange(factor);
    m_plot.yAxis->scaleRange(factor, m_yFrom);
    replotSoon();
}

void PlotView::pan(double x, double y) {
    m_isPart = true;
    m_plot.xAxis->moveRange(x * m_plot.xAxis->range().size());
    m_plot.yAxis->moveRange(y * m_plot.yAxis->range().size());
    replotSoon();
}

void PlotView::replotSoon() {
    m_plot.replot(QCustomPlot::rpQueuedReplot);
}

bool PlotView::press(const QKeyEvent& event) {
    constexpr double step = 0.1;
    switch (event.key()) {
    case Qt::Key_Plus:
        return zoom(0.8), true;
    case Qt::Key_Minus:
        return zoom(1.25), true;
    case Qt::Key_0:
        return reset(), true;
    case Qt::Key_Left:
        return pan(-step, 0), true;
    case Qt::Key_Right:
        return pan(step, 0), true;
    case Qt::Key_Up:
        return pan(0, step), true;
    case Qt::Key_Down:
        return pan(0, -step), true;
    default:
        return false;
    }
}

} // namespace loadstone
