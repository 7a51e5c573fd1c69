#include "ui/compare/sizemark.h"

#include <qcustomplot.h>

namespace loadstone {

SizeMark::SizeMark(QCustomPlot& plot, const SizeMark* above)
    : m_plot(plot), m_line(new QCPItemLine(&plot)), m_text(new QCPItemText(&plot)) {
    for (QCPItemPosition* end : {m_line->start, m_line->end, m_text->position}) {
        end->setTypeX(QCPItemPosition::ptPlotCoords);
        end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    QFont font = plot.font();
    font.setPointSizeF(font.pointSizeF() * 0.9);
    font.setBold(true);
    m_text->setFont(font);
    m_text->setPadding({4, 0, 4, 0});
    if (above) {
        m_text->position->setTypeY(QCPItemPosition::ptAbsolute);
        m_text->position->setParentAnchorY(above->m_text->bottomLeft);
    }
    constexpr double gap = 2;
    m_text->position->setCoords(0, above ? gap : 0);
    hide();
}

void SizeMark::setColor(const QColor& color, const QColor& ground) {
    m_line->setPen(QPen(color, 1.4, Qt::DotLine));
    m_text->setColor(color);
    m_text->setBrush(ground);
}

void SizeMark::show(double position, const QString& text) {
    const QCPRange range = m_plot.xAxis->range();
    constexpr double roomForWords = 0.3;
    const bool isRight = position > range.upper - roomForWords * range.size();
    m_line->start->setCoords(position, 1);
    m_line->end->setCoords(position, 0);
    m_text->position->setCoords(position, m_text->position->coords().y());
    m_text->setPositionAlignment((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
    m_text->setText(text);
    m_line->setVisible(true);
    m_text->setVisible(true);
}

void SizeMark::hide() {
    m_line->setVisible(false);
    m_text->setVisible(false);
}

bool SizeMark::isShown() const {
    return m_text->visible();
}

QString SizeMark::text() const {
    return m_text->text();
}

} // namespace loadstone
