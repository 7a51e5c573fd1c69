// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/chip.h"

#include "ui/theme/chartcolors.h"

#include <QPainter>

namespace loadstone {

namespace {

constexpr int sideRoom = 10;
constexpr int heightRoom = 2;

QColor colorOf(Chip::Tone tone, const ChartColors& colors) {
    switch (tone) {
    case Chip::Tone::Good:
        return colors.good;
    case Chip::Tone::Warning:
        return colors.series[1];
    case Chip::Tone::Neutral:
        break;
    }
    return colors.muted;
}

} // namespace

Chip::Chip(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setText(const QString& text, Tone tone) {
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const {
    return {fontMetrics().horizontalAdvance(m_text) + 2 * sideRoom,
            fontMetrics().height() + 2 * heightRoom};
}

void Chip::paintEvent(QPaintEvent*) {
    const ChartColors colors = ChartColors::of(palette());
    const QColor color = colorOf(m_tone, colors);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(color, colors.ground, 0.18));
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    painter.setPen(color);
    painter.drawText(rect(), Qt::AlignCenter, m_text);
}

} // namespace loadstone
