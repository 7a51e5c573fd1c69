// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QCustomPlot;
class QKeyEvent;

namespace loadstone {

/// What part of its data a plot shows: all of it, until the person zooms by wheel or + −, or pans
/// by drag or arrows; all of it again after a double click or 0. Owned by its chart.
class PlotView : public QObject {
    Q_OBJECT

public:
    explicit PlotView(QCustomPlot& plot, QObject* parent = nullptr);

    /// Where the data ends. Shown at once, unless the person looks at a part.
    void setExtent(double xFrom, double xTo, double yFrom, double yTop);
    void reset();
    /// True if the key meant something.
    bool press(const QKeyEvent& event);

private:
    void showExtent();
    void zoom(double factor);
    void pan(double x, double y);
    void replotSoon();

    QCustomPlot& m_plot;
    bool m_isPart = false;
    double m_xFrom = 0;
    double m_xTo = 1;
    double m_yFrom = 0;
    double m_yTop = 1;
};

} // namespace loadstone
