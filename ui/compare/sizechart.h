#pragma once

#include "ui/compare/sweepfindings.h"
#include "ui/widgets/chart.h"

#include <QSharedPointer>

class QCPErrorBars;

namespace loadstone {

class SizeTicker;

/// A chart of a sweep against the pool size, on a logarithmic or a linear axis.
class SizeChart : public Chart {
    Q_OBJECT

public:
    SizeChart(const QString& title, const QString& subtitle, QWidget* parent = nullptr);

    /// The sizes that there will be, so that the axis stays when results come in.
    void setSizes(const std::vector<int>& sizes);
    void setLogarithmic(bool logarithmic);
    /// None empties the chart.
    void showFindings(const SharedEngineFindings& findings);

protected:
    virtual void draw() = 0;
    const EngineFindings* findings() const { return m_findings.get(); }
    double positionOf(double size) const;
    void setExtentOfSizes(double yFrom, double yTop);
    /// Bars above and below the points of `line`; not named in the legend.
    QCPErrorBars* addErrorBars(QCPGraph* line);
    static void style(QCPErrorBars& bars, const QColor& color);

private:
    SharedEngineFindings m_findings;
    std::vector<int> m_sizes;
    QSharedPointer<SizeTicker> m_ticker;
};

} // namespace loadstone
