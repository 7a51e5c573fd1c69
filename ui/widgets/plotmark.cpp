// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/plotmark.h"
#include "ui/widgets/boldfont.h"
#include "ui/widgets/smallerfont.h"

#include <qcustomplot.h>

namespace loadstone {

namespace {

QFont markFont(const QCustomPlot& plot) {
    return bold(smaller(plot.font()));
}

int rowHeight(const QCustomPlot& plot) {
    return QFontMetrics(markFont(plot)).height();
}

} // namespace

PlotMark::PlotMark(QCustomPlot& plot, int row)
    : m_plot(plot), m_line(new QCPItemLine(&plot)), m_text(new QCPItemText(&plot)) {
    for (QCPItemPosition* end : {m_line->start, m_line->end}) {
        end->setTypeX(QCPItemPosition::ptPlotCoords);
        end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    m_text->position->setTypeX(QCPItemPosition::ptPlotCoords);
    m_text->position->setTypeY(QCPItemPosition::ptAbsolute);
    m_text->position->setParentAnchorY(m_line->end);
    m_text->position->setCoords(0, -row * rowHeight(plot));
    m_text->setClipToAxisRect(false);
    m_text->setFont(markFont(plot));
    // Zooming and another width of the window move the line.
    QObject::connect(&plot, &QCustomPlot::afterLayout, m_text, [this] { place(); });
    hide();
}

int PlotMark::roomFor(const QCustomPlot& plot, int rows) {
    constexpr int gap = 4;
    return rows * rowHeight(plot) + gap;
}

void PlotMark::setColor(const QColor& color, Qt::PenStyle style) {
    m_line->setPen(QPen(color, 1.4, style));
    m_text->setColor(color);
}

void PlotMark::show(double position, const QString& text) {
    m_position = position;
    m_isShown = true;
    m_text->setText(text);
    place();
}

void PlotMark::place() {
    // The words stand outside of the frame, which clips all else.
    const bool isVisible = m_isShown && m_plot.xAxis->range().contains(m_position);
    const double room = m_plot.width() - m_plot.xAxis->coordToPixel(m_position);
    const bool isRight = QFontMetrics(m_text->font()).horizontalAdvance(text()) > room;
    m_line->start->setCoords(m_position, 1);
    m_line->end->setCoords(m_position, 0);
    m_text->position->setCoords(m_position, m_text->position->coords().y());
    m_text->setPositionAlignment((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
    m_line->setVisible(isVisible);
    m_text->setVisible(isVisible);
}

void PlotMark::hide() {
    m_isShown = false;
    place();
}

QString PlotMark::text() const {
    return m_text->text();
}

} // namespace loadstone
