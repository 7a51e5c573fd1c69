#include "ui/compare/scalingchart.h"

#include "ui/format.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/axistickers.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

ScalingChart::ScalingChart(QWidget* parent)
    : SizeChart(tr("Throughput"), tr("ok requests/s by pool size"), parent),
      m_low(addLine({})),
      m_high(addLine({})),
      m_curve(addLine(tr("fit"))),
      m_repeats(addLine(tr("run"))),
      m_means(addLine(tr("mean"))),
      m_underWay(addLine({})),
      m_errors(addErrorBars(m_means)),
      m_sweetSpot(plot(), 0),
      m_limit(plot(), 1) {
    plot().yAxis->setTicker(QSharedPointer<CountTicker>::create());
    plot().axisRect()->setMargins({0, SizeMark::roomFor(plot(), 2), 0, 0});
    for (QCPGraph* line : {m_low, m_high, m_underWay})
        line->removeFromLegend();
    for (QCPGraph* line : {m_repeats, m_means, m_underWay})
        line->setLineStyle(QCPGraph::lsNone);
    m_high->setChannelFillGraph(m_low);
    setToolTip(tr("Answers that are ok per second, against the threads of the pool.\n"
                  "Error bars: plus and minus the standard error of the mean, √(variance/repeats)."
                  "\nCurve: the Universal Scalability Law, X(N) = λN / (1 + σ(N−1) + κN(N−1)), or "
                  "a straight rise and a plateau where that fits better; its band has 95 % "
                  "confidence."));
    showLegend();
    restyle();
}

void ScalingChart::draw() {
    const double top = std::max({drawMeasured(), drawCurve(), m_underWayTop});
    setNote(findings() || m_underWayTop > 0 ? QString() : tr("Nothing is measured yet"));
    setExtentOfSizes(0, top);
    drawMarks();
}

double ScalingChart::drawMeasured() {
    m_repeats->data()->clear();
    m_means->data()->clear();
    QVector<double> errors;
    double top = 0;
    for (const SweepLevel& level :
         findings() ? findings()->analysis.levels : std::vector<SweepLevel>()) {
        const ScalePoint point = level.point();
        const double at = positionOf(level.size);
        m_means->addData(at, point.mean());
        errors << point.standardError();
        for (const double one : level.throughputs) {
            m_repeats->addData(at, one);
            top = std::max(top, one);
        }
    }
    m_errors->setData(errors);
    return top;
}

double ScalingChart::drawCurve() {
    for (QCPGraph* line : {m_low, m_high, m_curve})
        line->data()->clear();
    if (!findings())
        return 0;
    double top = 0;
    for (const CurvePoint& point : findings()->curve) {
        const double at = positionOf(point.size);
        m_low->addData(at, point.low);
        m_high->addData(at, point.high);
        m_curve->addData(at, point.throughput);
        top = std::max(top, point.throughput);
    }
    return top;
}

void ScalingChart::drawMarks() {
    m_sweetSpot.hide();
    m_limit.hide();
    if (!findings())
        return;
    const EngineAnalysis& analysis = findings()->analysis;
    const auto numberOf = [](double size) {
        return countText(static_cast<std::uint64_t>(std::llround(size)));
    };
    if (const auto& spot = analysis.sweetSpot; spot && spot->bestThroughput > 0)
        m_sweetSpot.show(positionOf(spot->size), tr("sweet spot %1").arg(numberOf(spot->size)));
    if (!analysis.fit)
        return;
    if (const auto& peak = analysis.fit->peak)
        m_limit.show(positionOf(peak->size), tr("peak %1").arg(numberOf(peak->size)));
    if (const auto& plateau = analysis.fit->plateau; plateau && plateau->knee() >= 1)
        m_limit.show(positionOf(plateau->knee()),
                     tr("plateau from %1").arg(numberOf(plateau->knee())));
}

void ScalingChart::showUnderWay(int size, double throughput) {
    m_underWay->data()->clear();
    m_underWay->addData(positionOf(size), throughput);
    m_underWayTop = throughput;
    draw();
    replotSoon();
}

void ScalingChart::hideUnderWay() {
    m_underWay->data()->clear();
    m_underWayTop = 0;
    replotSoon();
}

void ScalingChart::applyColors(const ChartColors& colors) {
    const QColor measured = colors.series[0];
    const QColor faint = mixed(measured, colors.ground, 0.45);
    m_low->setPen(Qt::NoPen);
    m_high->setPen(Qt::NoPen);
    m_high->setBrush(mixed(measured, colors.ground, 0.18));
    m_curve->setPen(QPen(measured, 1.4));
    m_repeats->setScatterStyle({QCPScatterStyle::ssCircle, faint, colors.ground, 5});
    m_means->setScatterStyle({QCPScatterStyle::ssDisc, measured, measured, 6});
    m_means->setPen(measured);
    m_underWay->setScatterStyle({QCPScatterStyle::ssPlusCircle, colors.series[1], 9});
    style(*m_errors, measured);
    m_sweetSpot.setColor(colors.good);
    m_limit.setColor(colors.muted);
}

} // namespace loadstone
