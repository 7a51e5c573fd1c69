// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/plotmouse.h"

#include <qcustomplot.h>

namespace loadstone {

PlotMouse::PlotMouse(QCustomPlot& plot, QObject* parent) : QObject(parent), m_plot(plot) {
    m_plot.setFocusPolicy(Qt::NoFocus);
    m_plot.setMouseTracking(true);
    connect(&m_plot, &QCustomPlot::mouseMove, this, [this](const QMouseEvent* event) {
        if (event->buttons() != Qt::NoButton)
            return;
        emit moved(event->pos(), event->globalPosition().toPoint());
        if (m_plot.axisRect()->rect().contains(event->pos()))
            emit pointedAt(m_plot.xAxis->pixelToCoord(event->pos().x()));
        else
            emit left();
    });
    m_plot.installEventFilter(this);
    // A plot keeps what the mouse does to itself.
    m_plot.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&m_plot, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& position) { emit menuWanted(m_plot.mapToGlobal(position)); });
}

bool PlotMouse::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Leave)
        emit left();
    return QObject::eventFilter(watched, event);
}

} // namespace loadstone
