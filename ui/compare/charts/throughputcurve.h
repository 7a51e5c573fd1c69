// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepfindings.h"

#include <QColor>
#include <QString>

#include <functional>

class QCPErrorBars;
class QCPGraph;
class QCustomPlot;

namespace loadstone {

/// Throughput of one engine in a plot: each run, the mean of each size with its standard error,
/// and the fitted curve with its band. The plot owns what is drawn, and outlives this.
class ThroughputCurve {
public:
    explicit ThroughputCurve(QCustomPlot& plot);

    /// Places sizes by `positionOf`. Returns the largest throughput drawn, in requests/s.
    double draw(const EngineFindings& findings, const std::function<double(double)>& positionOf);
    void clear();
    /// The legend has this name or, if it is empty, a name for each part.
    void setName(const QString& engine);
    void hideFromLegend();
    void setColors(const QColor& color, const QColor& ground);

private:
    QCPGraph* m_low; ///< of the band; its upper end fills down to it
    QCPGraph* m_high;
    QCPGraph* m_curve;
    QCPGraph* m_runs;
    QCPGraph* m_means;
    QCPErrorBars* m_errors;
};

} // namespace loadstone
