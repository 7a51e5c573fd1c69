// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSize>
#include <QString>

class QCPItemText;
class QCustomPlot;

namespace loadstone {

struct ChartColors;

/// What is around the data of a plot: its axes, how many ticks they have, and a sentence in their
/// place if there is nothing to draw. Belongs to the chart that has the plot.
class PlotFrame {
public:
    explicit PlotFrame(QCustomPlot& plot);
    PlotFrame(const PlotFrame&) = delete;
    PlotFrame& operator=(const PlotFrame&) = delete;

    void setColors(const ChartColors& colors);
    /// None brings the axes back.
    void setNote(const QString& sentence);
    /// As many ticks as have room, and enough to tell a scale.
    void fitTicks(const QSize& size);

private:
    void buildAxes();
    void buildNote();

    QCustomPlot& m_plot;
    QCPItemText* m_note;
};

} // namespace loadstone
