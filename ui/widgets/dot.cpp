// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/dot.h"

#include "ui/theme/chartcolors.h"

#include <QPainter>

namespace loadstone {

namespace {
constexpr int diameter = 10;
}

Dot::Dot(QWidget* parent) : QWidget(parent) {
    setFixedSize(diameter + 2, diameter + 2);
}

void Dot::setOn(bool on) {
    m_on = on;
    update();
}

void Dot::paintEvent(QPaintEvent*) {
    const ChartColors colors = ChartColors::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_on ? colors.good : mixed(colors.text, colors.ground, 0.4));
    painter.drawEllipse(1, 1, diameter, diameter);
}

} // namespace loadstone
