#pragma once

#include "ui/compare/sizechart.h"

#include <array>

namespace loadstone {

/// Latency percentiles against pool size: of all repeats together, with bars from the least to the
/// greatest of the repeats. The axis of time is logarithmic.
class LevelLatencyChart : public SizeChart {
    Q_OBJECT

public:
    explicit LevelLatencyChart(QWidget* parent = nullptr);

    QString csv() const override;

protected:
    void draw() override;
    void applyColors(const ChartColors& colors) override;

private:
    static constexpr std::size_t lineCount = 2; ///< p50, p99

    std::array<QCPGraph*, lineCount> m_lines;
    std::array<QCPErrorBars*, lineCount> m_bars;
};

} // namespace loadstone
