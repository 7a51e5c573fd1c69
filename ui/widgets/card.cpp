// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/card.h"

#include "ui/theme/chartcolors.h"

#include <QPainter>

namespace loadstone {

void Card::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update(); // the frame shows it
}

void Card::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void Card::paintEvent(QPaintEvent*) {
    constexpr double radius = 6;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ChartColors colors = ChartColors::of(palette());
    if (hasFocus())
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    else
        painter.setPen(m_isFramed ? colors.grid : colors.ground);
    painter.setBrush(colors.ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace loadstone
