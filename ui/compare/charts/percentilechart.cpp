// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/charts/percentilechart.h"

#include "ui/compare/charts/leveltext.h"
#include "ui/compare/charts/ninesticker.h"
#include "ui/format.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/axistickers.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

constexpr double nineStep = 0.1;
constexpr double mostNines = 5;

double ninesAt(std::size_t step) {
    return nineStep * double(step);
}

double quantileAt(std::size_t step) {
    return 1 - std::pow(10, -ninesAt(step));
}

} // namespace

PercentileChart::PercentileChart(QWidget* parent)
    : Chart(QStringLiteral("Latency distribution"), {}, parent) {
    plot().xAxis->setTicker(QSharedPointer<NinesTicker>::create());
    plot().yAxis->setTicker(QSharedPointer<LogTimeTicker>::create());
    for (int i = 0; i < mostLevels; ++i)
        m_graphs.push_back(addLine({}));
    setHelp(QStringLiteral(
                "How long an ok request took at most, for each share of them: 99 % below a "
                "point above 99 %.\nA line for each level that is selected in the table of levels, "
                "%1 at most. Both axes are logarithmic.")
                .arg(mostLevels));
    showLegend();
    showLevels({});
}

/// As far as there are requests enough to tell.
std::vector<double> PercentileChart::secondsOf(const SweepLevel& level) {
    std::vector<double> seconds;
    const double known = std::min(std::log10(double(level.latencyOk.total())), mostNines);
    for (std::size_t step = 0; ninesAt(step) <= known + nineStep / 2; ++step)
        seconds.push_back(std::max(1.0, double(level.latencyOk.quantile(quantileAt(step)))) / 1e6);
    return seconds;
}

void PercentileChart::drawLine(QCPGraph& graph, const Line& line) {
    for (std::size_t step = 0; step < line.seconds.size(); ++step)
        graph.addData(ninesAt(step), std::log10(line.seconds[step]));
    graph.setName(line.name);
    graph.addToLegend();
}

void PercentileChart::showLevels(const std::vector<ChosenLevel>& levels) {
    const bool areChosen = !levels.empty();
    m_lines.clear();
    for (const auto& [level, name, color] : levels)
        if (!level.latencyOk.empty())
            m_lines.push_back({level.id(), name, color, secondsOf(level)});
    for (QCPGraph* graph : m_graphs) {
        graph->data()->clear();
        graph->removeFromLegend();
    }
    double least = 1e9, most = 0, nines = 1;
    for (std::size_t i = 0; i < std::min(m_graphs.size(), m_lines.size()); ++i) {
        const std::vector<double>& seconds = m_lines[i].seconds;
        drawLine(*m_graphs[i], m_lines[i]);
        least = std::min(least, seconds.front());
        most = std::max(most, seconds.back());
        nines = std::max(nines, ninesAt(seconds.size() - 1));
    }
    setNote(most > 0    ? QString()
            : areChosen ? QStringLiteral("No ok request")
                        : QStringLiteral("Select rows in the table of levels"));
    if (most > 0)
        setExtent(0, nines, std::log10(least) - nineStep, std::log10(most) + nineStep);
    restyle();
}

QStringList PercentileChart::names() const {
    QStringList names;
    for (const Line& line : m_lines)
        names << line.name;
    return names;
}

QString PercentileChart::csv() const {
    QString text = "engine,size,percentile,latency_s\n";
    for (const Line& line : m_lines)
        for (std::size_t step = 0; step < line.seconds.size(); ++step)
            text += QStringLiteral("%1,%2,%3\n")
                        .arg(levelCsv(line.level), QString::number(quantileAt(step) * 100, 'g', 9),
                             QString::number(line.seconds[step], 'g', 6));
    return text;
}

void PercentileChart::applyColors(const ChartColors& colors) {
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        m_graphs[i]->setPen(QPen(colors.series.at(m_lines[i].color), 1.6));
}

} // namespace loadstone
