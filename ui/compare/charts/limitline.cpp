// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/charts/limitline.h"

#include "ui/format.h"

#include <QMouseEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

double logarithmOf(const LatencyLimit& limit) {
    return std::log10(Seconds(limit.most).count());
}

/// With two digits, as a person would type it.
Microseconds roundTime(double logarithm) {
    constexpr double microseconds = 1e6, most = 1e11;
    const double time = std::clamp(std::pow(10, logarithm) * microseconds, 1.0, most);
    const double digit = std::max(1.0, std::pow(10, std::floor(std::log10(time)) - 1));
    return Microseconds(std::llround(std::round(time / digit) * digit));
}

} // namespace

LimitLine::LimitLine(QCustomPlot& plot, QObject* parent)
    : QObject(parent),
      m_plot(plot),
      m_line(new QCPItemStraightLine(&plot)),
      m_name(new QCPItemText(&plot)) {
    m_name->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
    m_name->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
    setLimit(std::nullopt);
    m_plot.installEventFilter(this);
}

void LimitLine::setLimit(const std::optional<LatencyLimit>& limit) {
    m_limit = limit;
    m_line->setVisible(limit.has_value());
    m_name->setVisible(limit.has_value());
    if (limit) {
        const double place = logarithmOf(*limit);
        m_line->point1->setCoords(0, place);
        m_line->point2->setCoords(1, place);
        m_name->position->setCoords(1, place);
        m_name->setText(toText(limit->text()));
    }
    m_plot.replot(QCustomPlot::rpQueuedReplot);
}

void LimitLine::setColor(const QColor& color) {
    m_line->setPen(QPen(color, 1.6, Qt::DashDotLine));
    m_name->setColor(color);
}

void LimitLine::step(int steps) {
    constexpr double factor = 1.1;
    const QCPRange range = m_plot.yAxis->range();
    moveTo(m_limit ? logarithmOf(*m_limit) + steps * std::log10(factor) : range.center());
}

bool LimitLine::isAt(const QPoint& mouse) const {
    constexpr double near = 6; // pixels
    return m_limit && m_plot.axisRect()->rect().contains(mouse) &&
           std::abs(m_plot.yAxis->coordToPixel(logarithmOf(*m_limit)) - mouse.y()) <= near;
}

bool LimitLine::eventFilter(QObject*, QEvent* event) {
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto* press = static_cast<QMouseEvent*>(event);
        m_isHeld = press->button() == Qt::LeftButton && isAt(press->pos());
        return m_isHeld;
    }
    case QEvent::MouseMove:
        return follow(static_cast<QMouseEvent*>(event)->pos());
    case QEvent::MouseButtonRelease:
        return std::exchange(m_isHeld, false);
    default:
        return false;
    }
}

bool LimitLine::follow(const QPoint& mouse) {
    if (m_isHeld)
        moveTo(m_plot.yAxis->pixelToCoord(mouse.y()));
    else if (isAt(mouse))
        m_plot.setCursor(Qt::SizeVerCursor);
    else
        m_plot.unsetCursor();
    return m_isHeld;
}

void LimitLine::moveTo(double logarithm) {
    LatencyLimit limit = m_limit.value_or(LatencyLimit());
    limit.most = roundTime(logarithm);
    setLimit(limit);
    emit moved(limit);
}

} // namespace loadstone
