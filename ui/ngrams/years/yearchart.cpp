// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/years/yearchart.h"

#include "core/report/csvcells.h"
#include "ui/format.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/axistickers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace loadstone {

namespace {

constexpr int longestEntry = 18;    ///< in a legend, in characters
constexpr double leastShare = 1e-3; ///< of a layout cell that takes only what it needs
constexpr double perMillion = 1e6;

} // namespace

YearChart::YearChart(QWidget* parent) : Chart(QStringLiteral("Over the years"), {}, parent) {
    plot().xAxis->setTicker(QSharedPointer<YearTicker>::create());
    plot().yAxis->setTicker(QSharedPointer<CountTicker>::create());
    buildLegend();
    restyle();
}

/// In a row of its own: eight n-grams do not fit beside the title. Not alone in it: a legend
/// without entries would make the whole column as narrow as itself.
void YearChart::buildLegend() {
    QCPLegend* legend = plot().legend;
    showLegend();
    auto* header = qobject_cast<QCPLayoutGrid*>(legend->layout());
    header->take(legend);
    header->simplify();
    auto* row = new QCPLayoutGrid;
    row->setMargins({});
    row->addElement(0, 0, legend);
    row->addElement(0, 1, new QCPTextElement(&plot()));
    row->setColumnStretchFactors({leastShare, 1});
    plot().plotLayout()->insertRow(1);
    plot().plotLayout()->addElement(1, 0, row);
    plot().plotLayout()->setRowStretchFactor(1, leastShare);
    legend->setVisible(false);
}

void YearChart::fitLegend() {
    constexpr int entryChars = longestEntry + 5; // with its line and the gap
    const int columns = width() / (fontMetrics().averageCharWidth() * entryChars);
    wrapLegend(std::max(1, columns));
}

void YearChart::resizeEvent(QResizeEvent* event) {
    Chart::resizeEvent(event);
    fitLegend();
}

void YearChart::showNote(const QString& sentence) {
    m_curves.clear();
    drawLines();
    setNote(sentence);
    replotSoon();
}

void YearChart::showCurves(const std::vector<YearCurve>& curves, const YearCounts& totals) {
    m_curves = curves;
    m_totals = totals;
    setSubtitle(totals.empty()
                    ? QStringLiteral("times per year")
                    : QStringLiteral("per million words of the year, by the totals file"));
    setNote({});
    drawLines();
    restyle();
}

double YearChart::valueIn(const YearCurve& curve, std::uint32_t year) const {
    const auto found = curve.counts.find(year);
    const double count = found == curve.counts.end() ? 0 : double(found->second);
    if (m_totals.empty())
        return count;
    const auto total = m_totals.find(year);
    if (total == m_totals.end() || total->second == 0)
        return std::numeric_limits<double>::quiet_NaN();
    return count / double(total->second) * perMillion;
}

/// First and last year in which any of the n-grams appeared.
std::pair<std::uint32_t, std::uint32_t> YearChart::span() const {
    std::pair<std::uint32_t, std::uint32_t> span{std::numeric_limits<std::uint32_t>::max(), 0};
    for (const YearCurve& curve : m_curves)
        if (!curve.counts.empty())
            span = {std::min(span.first, curve.counts.begin()->first),
                    std::max(span.second, curve.counts.rbegin()->first)};
    return span.first > span.second ? std::pair<std::uint32_t, std::uint32_t>{0, 0} : span;
}

void YearChart::drawLines() {
    plot().clearGraphs();
    const auto [first, last] = span();
    double top = 0;
    for (const YearCurve& curve : m_curves) {
        QCPGraph* line = addLine(fontMetrics().elidedText(
            curve.ngram, Qt::ElideRight, fontMetrics().averageCharWidth() * longestEntry));
        for (std::uint32_t year = first; year <= last; ++year) {
            const double value = valueIn(curve, year);
            line->addData(year, value);
            if (!std::isnan(value))
                top = std::max(top, value);
        }
    }
    plot().legend->setVisible(!m_curves.empty());
    fitLegend();
    setExtent(first, std::max(last, first + 1), top);
}

QString YearChart::csv() const {
    QStringList names{"year"};
    for (const YearCurve& curve : m_curves)
        names << toText(textCell(curve.ngram.toStdString()));
    if (!m_totals.empty())
        names << "total_words";
    QString text = names.join(',') + '\n';
    const auto [first, last] = span();
    for (std::uint32_t year = first; year <= last && !m_curves.empty(); ++year) {
        QStringList cells{QString::number(year)};
        for (const YearCurve& curve : m_curves) {
            const auto found = curve.counts.find(year);
            cells << QString::number(found == curve.counts.end() ? 0 : found->second);
        }
        if (!m_totals.empty())
            cells << (m_totals.contains(year) ? QString::number(m_totals.at(year)) : QString());
        text += cells.join(',') + '\n';
    }
    return text;
}

void YearChart::applyColors(const ChartColors& colors) {
    for (int i = 0; i < plot().graphCount(); ++i)
        plot().graph(i)->setPen(QPen(colors.series[static_cast<std::size_t>(i)], 1.6));
}

} // namespace loadstone
