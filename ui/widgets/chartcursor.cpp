// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/chartcursor.h"

#include "ui/theme/chartcolors.h"
#include "ui/widgets/smallerfont.h"

#include <qcustomplot.h>

namespace loadstone {

ChartCursor::ChartCursor(QCustomPlot& plot)
    : m_plot(plot), m_line(new QCPItemLine(&plot)), m_text(new QCPItemText(&plot)) {
    constexpr int gap = 6;
    for (QCPItemPosition* end : {m_line->start, m_line->end}) {
        end->setTypeX(QCPItemPosition::ptPlotCoords);
        end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    m_text->position->setTypeX(QCPItemPosition::ptPlotCoords);
    m_text->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_text->setFont(smaller(plot.font()));
    m_text->setTextAlignment(Qt::AlignLeft);
    m_text->setPadding({gap, 2, gap, 2});
    hide();
}

void ChartCursor::setColors(const ChartColors& colors) {
    constexpr int dense = 230; // of 255
    QColor ground = colors.ground;
    ground.setAlpha(dense);
    m_line->setPen(QPen(colors.muted, 1));
    m_text->setColor(colors.text);
    m_text->setBrush(ground);
    m_text->setPen(QPen(colors.grid, 1));
}

void ChartCursor::show(double place, const QString& text) {
    const bool isSeen = m_plot.xAxis->visible() && m_plot.xAxis->range().contains(place);
    m_line->start->setCoords(place, 1);
    m_line->end->setCoords(place, 0);
    m_line->setVisible(isSeen);
    m_text->setText(text);
    m_text->setVisible(isSeen && !text.isEmpty());
    placeText(place);
}

/// Left of the line if it stands in the right half.
void ChartCursor::placeText(double place) {
    const bool isRight = place > m_plot.xAxis->range().center();
    m_text->position->setCoords(place, 0);
    m_text->setPositionAlignment((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
}

void ChartCursor::hide() {
    m_line->setVisible(false);
    m_text->setVisible(false);
}

bool ChartCursor::isShown() const {
    return m_line->visible();
}

QString ChartCursor::text() const {
    return m_text->visible() ? m_text->text() : QString();
}

} // namespace loadstone
