// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QCPItemLine;
class QCPItemText;
class QCustomPlot;

namespace loadstone {

struct ChartColors;

/// An upright line where the mouse is, in this chart or in another one of the same panel, with what
/// the chart says there. Belongs to the chart that has the plot.
class ChartCursor {
public:
    explicit ChartCursor(QCustomPlot& plot);
    ChartCursor(const ChartCursor&) = delete;
    ChartCursor& operator=(const ChartCursor&) = delete;

    void setColors(const ChartColors& colors);
    /// Without a text only the line is there.
    void show(double place, const QString& text);
    void hide();
    bool isShown() const;
    QString text() const;

private:
    void placeText(double place);

    QCustomPlot& m_plot;
    QCPItemLine* m_line;
    QCPItemText* m_text;
};

} // namespace loadstone
