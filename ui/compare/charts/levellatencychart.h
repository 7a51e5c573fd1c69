// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/levelpercentiles.h"
#include "ui/compare/charts/sizechart.h"

#include <array>

class QCPErrorBars;

namespace loadstone {

class LimitLine;

/// Latency percentiles against pool size: of all repeats together, with bars from the least to the
/// greatest of the repeats. The axis of time is logarithmic.
class LevelLatencyChart : public SizeChart {
    Q_OBJECT

public:
    explicit LevelLatencyChart(QWidget* parent = nullptr);

    /// The line across it, with the limit that is asked for.
    void setLimit(const std::optional<LatencyLimit>& limit);
    QString csv() const override;

signals:
    /// The line was dragged, or moved by Shift+Up and Shift+Down.
    void limitMoved(const loadstone::LatencyLimit& limit);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void draw() override;
    void nameEngines() override;
    void applyColors(const ChartColors& colors) override;

private:
    struct Line {
        QCPGraph* points;
        QCPErrorBars* bars;
    };
    using Lines = std::array<Line, 2>; ///< p50, p99

    Line newLine();
    void clear();
    void drawLine(const Line& line, const std::vector<LevelPercentiles>& levels,
                  PercentileRange LevelPercentiles::*percentile);

    std::array<Lines, mostEngines> m_lines;
    QCPGraph* m_dashes = nullptr; ///< in the legend only: what they mean
    LimitLine* m_limit;
};

} // namespace loadstone
