// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPoint>

class QCustomPlot;

namespace loadstone {

/// Tells where the mouse is over a plot while no button is down. Owned by the plot's chart.
class PlotMouse : public QObject {
    Q_OBJECT

public:
    PlotMouse(QCustomPlot& plot, QObject* parent);

signals:
    void moved(const QPoint& inPlot, const QPoint& onScreen);
    /// It is over this place of the axis along the bottom, and no longer over any.
    void pointedAt(double place);
    void left();
    void menuWanted(const QPoint& onScreen);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QCustomPlot& m_plot;
};

} // namespace loadstone
