// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/chartheader.h"

#include "ui/theme/chartcolors.h"
#include "ui/widgets/boldfont.h"
#include "ui/widgets/smallerfont.h"

#include <qcustomplot.h>

#include <algorithm>

namespace loadstone {

namespace {

constexpr double leastStretch = 1e-3; ///< a layout cell that takes only what it needs

/// A legend counts the empty cells of its rows as well.
int namesIn(const QCPLegend& legend) {
    int names = 0;
    for (int i = 0; i < legend.elementCount(); ++i)
        names += legend.elementAt(i) ? 1 : 0;
    return names;
}

} // namespace

ChartHeader::ChartHeader(QCustomPlot& plot, const QString& title, const QString& subtitle)
    : QObject(&plot),
      m_plot(plot),
      m_title(title),
      m_subtitle(subtitle),
      m_grid(new QCPLayoutGrid),
      m_titleText(new QCPTextElement(&plot, title, bold(plot.font()))),
      m_subtitleText(new QCPTextElement(&plot, subtitle, smaller(plot.font()))) {
    build();
    connect(&m_plot, &QCustomPlot::beforeReplot, this, &ChartHeader::fit);
}

void ChartHeader::build() {
    m_grid->setMargins({});
    m_grid->addElement(0, 0, m_titleText);
    m_grid->addElement(0, 1, m_subtitleText);
    m_grid->addElement(0, 2, new QCPTextElement(&m_plot));
    m_grid->setColumnStretchFactors({leastStretch, leastStretch, 1});
    m_grid->setColumnSpacing(10);
    m_plot.plotLayout()->insertRow(0);
    m_plot.plotLayout()->addElement(0, 0, m_grid);
    m_plot.plotLayout()->setRowStretchFactor(0, leastStretch);
    m_plot.plotLayout()->setRowSpacing(2);
}

void ChartHeader::showLegend() {
    QCPLegend* legend = m_plot.legend;
    m_plot.axisRect()->insetLayout()->take(legend);
    legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
    legend->setFont(smaller(m_plot.font()));
    legend->setIconSize(14, 8);
    legend->setBorderPen(Qt::NoPen);
    legend->setBrush(Qt::NoBrush);
    legend->setMargins({0, 4, 0, 0});
    legend->setColumnSpacing(12);
    legend->setVisible(true);
    m_grid->addElement(0, 3, legend);
    m_grid->setColumnStretchFactor(3, leastStretch);
}

// A header that is too wide would be cut at both ends: so the subtitle goes, then the legend takes
// two lines, then up to four, and then the end of the title.
void ChartHeader::fit() {
    QCPLegend* legend = m_plot.legend;
    const bool hasLegend = legend->layout() == m_grid;
    const int names = std::max(1, namesIn(*legend));
    const auto isTooWide = [&] { return width() > m_plot.width(); };
    m_titleText->setText(m_title);
    m_subtitleText->setText(m_subtitle);
    if (hasLegend)
        wrapLegend(names);
    if (isTooWide())
        m_subtitleText->setText({});
    for (int lines = 2; lines <= 4 && hasLegend && isTooWide(); ++lines)
        wrapLegend((names + lines - 1) / lines);
    if (isTooWide())
        shortenTitle(width() - m_plot.width());
}

void ChartHeader::shortenTitle(int excess) {
    const QFontMetrics metrics(m_titleText->font());
    const int room = std::max(0, metrics.horizontalAdvance(m_title) - excess);
    m_titleText->setText(metrics.elidedText(m_title, Qt::ElideRight, room));
}

void ChartHeader::wrapLegend(int namesInARow) {
    m_plot.legend->setWrap(namesInARow);
    m_plot.legend->setFillOrder(QCPLayoutGrid::foColumnsFirst, true);
}

int ChartHeader::width() const {
    int width = -m_grid->columnSpacing();
    for (int column = 0; column < m_grid->columnCount(); ++column)
        if (const QCPLayoutElement* element = m_grid->element(0, column))
            width += element->minimumOuterSizeHint().width() + m_grid->columnSpacing();
    return width;
}

void ChartHeader::setColors(const ChartColors& colors) {
    m_titleText->setTextColor(colors.text);
    m_subtitleText->setTextColor(colors.muted);
    m_plot.legend->setTextColor(colors.muted);
}

} // namespace loadstone
