// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/charts/sizechart.h"

#include "ui/compare/charts/sizeticker.h"

#include <qcustomplot.h>

#include <algorithm>

namespace loadstone {

SizeChart::SizeChart(const QString& title, QWidget* parent)
    : Chart(title, {}, parent), m_ticker(new SizeTicker) {
    plot().xAxis->setTicker(m_ticker);
}

void SizeChart::begin(const SweepPlan& plan) {
    m_findings.reset();
    m_plan = plan;
    m_sizes = plan.sizes.empty() ? std::vector{1} : plan.sizes;
    std::ranges::sort(m_sizes);
    m_ticker->setSizes(m_sizes);
    nameEngines();
    restyle();
    resetView();
    draw();
}

void SizeChart::setLogarithmic(bool logarithmic) {
    m_ticker->setLogarithmic(logarithmic);
    resetView();
    draw();
    replotSoon();
}

void SizeChart::showFindings(const SharedFindings& findings) {
    m_findings = findings;
    draw();
    replotSoon();
}

std::size_t SizeChart::placeOf(EngineKind engine) const {
    const auto at = std::ranges::find(engines(), engine);
    return at == engines().end() ? 0 : static_cast<std::size_t>(at - engines().begin());
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

} // namespace loadstone
