#pragma once

#include "core/report/sweepreport.h"
#include "ui/widgets/chart.h"

namespace loadstone {

/// Latency against percentile, a line for each of a few levels. Both axes are logarithmic: each
/// further nine of the percentile takes the same room.
class PercentileChart : public Chart {
    Q_OBJECT

public:
    static constexpr int mostLevels = 6;

    explicit PercentileChart(QWidget* parent = nullptr);

    /// The first mostLevels of them.
    void showLevels(std::vector<SweepLevel> levels);
    QStringList names() const;
    QString csv() const override;

protected:
    void applyColors(const ChartColors& colors) override;

private:
    struct Line {
        int size = 1;
        std::vector<double> seconds; ///< at each step of the axis
    };
    static Line lineOf(const SweepLevel& level);

    std::vector<Line> m_lines;
    std::vector<QCPGraph*> m_graphs; ///< always mostLevels of them
};

} // namespace loadstone
