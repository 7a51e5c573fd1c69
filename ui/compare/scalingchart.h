#pragma once

#include "ui/compare/sizechart.h"
#include "ui/compare/sizemark.h"

#include <functional>

namespace loadstone {

/// Throughput against pool size: each measurement, the mean of each size with its standard error,
/// the fitted curve with its band, and marks for the sweet spot and for the peak or knee.
class ScalingChart : public SizeChart {
    Q_OBJECT

public:
    explicit ScalingChart(QWidget* parent = nullptr);

    /// Gives the text of csv(), a row for each run, as the command line reads it.
    void setDataSource(const std::function<QString()>& source) { m_source = source; }
    QString csv() const override { return m_source ? m_source() : QString(); }

    /// The level that is being measured now, with its throughput so far; none if there is none.
    void showUnderWay(int size, double throughput);
    void hideUnderWay();

    const SizeMark& sweetSpot() const { return m_sweetSpot; }

protected:
    void draw() override;
    void applyColors(const ChartColors& colors) override;

private:
    double drawMeasured();
    double drawCurve();
    void drawMarks();

    std::function<QString()> m_source;
    QCPGraph* m_low; ///< of the band; its upper end fills down to it
    QCPGraph* m_high;
    QCPGraph* m_curve;
    QCPGraph* m_repeats;
    QCPGraph* m_means;
    QCPGraph* m_underWay;
    QCPErrorBars* m_errors;
    double m_underWayTop = 0; ///< requests/s, for the extent
    SizeMark m_sweetSpot;
    SizeMark m_limit;
};

} // namespace loadstone
