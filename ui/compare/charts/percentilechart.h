// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/compare/charts/chosenlevel.h"
#include "ui/widgets/chart.h"

namespace loadstone {

/// Latency against percentile, a line for each of a few levels. Both axes are logarithmic: each
/// further nine of the percentile takes the same room.
class PercentileChart : public Chart {
    Q_OBJECT

public:
    static constexpr int mostLevels = 6;

    explicit PercentileChart(QWidget* parent = nullptr);

    /// At most mostLevels. Those without an answer are left out.
    void showLevels(const std::vector<ChosenLevel>& levels);
    QStringList names() const;
    QString csv() const override;

protected:
    void applyColors(const ChartColors& colors) override;

private:
    struct Line {
        LevelId level;
        QString name;
        std::size_t color;
        std::vector<double> seconds; ///< at each step of the axis
    };
    static std::vector<double> secondsOf(const SweepLevel& level);
    static void drawLine(QCPGraph& graph, const Line& line);

    std::vector<Line> m_lines;
    std::vector<QCPGraph*> m_graphs; ///< always mostLevels of them
};

} // namespace loadstone
