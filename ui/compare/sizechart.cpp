#include "ui/compare/sizechart.h"

#include "ui/compare/sizeticker.h"

#include <algorithm>

namespace loadstone {

SizeChart::SizeChart(const QString& title, const QString& subtitle, QWidget* parent)
    : Chart(title, subtitle, parent), m_sizes{1, 2}, m_ticker(new SizeTicker) {
    plot().xAxis->setTicker(m_ticker);
}

void SizeChart::setSizes(const std::vector<int>& sizes) {
    m_sizes = sizes.empty() ? std::vector{1} : sizes;
    std::ranges::sort(m_sizes);
    m_ticker->setSizes(m_sizes);
    draw();
    replotSoon();
}

void SizeChart::setLogarithmic(bool logarithmic) {
    m_ticker->setLogarithmic(logarithmic);
    resetView();
    draw();
    replotSoon();
}

void SizeChart::showFindings(const SharedEngineFindings& findings) {
    m_findings = findings;
    draw();
    replotSoon();
}

double SizeChart::positionOf(double size) const {
    return m_ticker->positionOf(size);
}

void SizeChart::setExtentOfSizes(double yFrom, double yTop) {
    constexpr double margin = 0.04; // so that the first and the last point are seen whole
    constexpr double roomOfOne = 1; // a single size stands in the middle
    const double from = positionOf(m_sizes.front());
    const double to = positionOf(m_sizes.back());
    const double room = to > from ? (to - from) * margin : roomOfOne;
    setExtent(from - room, to + room, yFrom, yTop);
}

QCPErrorBars* SizeChart::addErrorBars(QCPGraph* line) {
    auto* bars = new QCPErrorBars(plot().xAxis, plot().yAxis);
    bars->setDataPlottable(line);
    bars->removeFromLegend();
    return bars;
}

void SizeChart::style(QCPErrorBars& bars, const QColor& color) {
    constexpr double whisker = 6;
    constexpr double gap = 0;
    bars.setPen(QPen(color, 1.2));
    bars.setWhiskerWidth(whisker);
    bars.setSymbolGap(gap);
}

} // namespace loadstone
