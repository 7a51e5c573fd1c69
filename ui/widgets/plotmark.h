// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"

#include <QColor>
#include <QString>

class QCPItemLine;
class QCPItemText;
class QCustomPlot;

namespace loadstone {

/// An upright line in a plot with a word above the plot's frame, where it covers no point.
/// Belongs to the chart that has the plot.
class PlotMark : private Pinned {
public:
    /// Words of different rows do not meet; row 0 is the one next to the frame.
    PlotMark(QCustomPlot& plot, int row);

    /// The room above the frame that so many rows take, in pixels.
    static int roomFor(const QCustomPlot& plot, int rows);

    void setColor(const QColor& color, Qt::PenStyle style = Qt::DotLine);
    void show(double position, const QString& text);
    void hide();
    bool isShown() const { return m_isShown; }
    QString text() const;

private:
    void place();

    QCustomPlot& m_plot;
    QCPItemLine* m_line;
    QCPItemText* m_text;
    double m_position = 0;
    bool m_isShown = false;
};

} // namespace loadstone
