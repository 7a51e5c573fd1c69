// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QCPLayoutGrid;
class QCPTextElement;
class QCustomPlot;

namespace loadstone {

struct ChartColors;

/// The line above a chart's frame: its title, its unit and the legend, which share what room there
/// is. Owned by the chart.
class ChartHeader : public QObject {
    Q_OBJECT

public:
    ChartHeader(QCustomPlot& plot, const QString& title, const QString& subtitle);

    void setSubtitle(const QString& subtitle) { m_subtitle = subtitle; }
    /// Moves the plot's legend here.
    void showLegend();
    void wrapLegend(int namesInARow);
    void setColors(const ChartColors& colors);

private:
    void build();
    void fit();
    void shortenTitle(int excess);
    int width() const;

    QCustomPlot& m_plot;
    const QString m_title;
    QString m_subtitle;
    QCPLayoutGrid* m_grid;
    QCPTextElement* m_titleText;
    QCPTextElement* m_subtitleText;
};

} // namespace loadstone
