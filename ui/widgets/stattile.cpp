// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/stattile.h"

#include "ui/theme/chartcolors.h"

#include <QPainter>

namespace loadstone {

namespace {

constexpr QMargins tilePadding{9, 7, 3, 7};
constexpr int unitGap = 5;

QFont scaled(QFont font, double factor, bool bold) {
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setBold(bold);
    return font;
}

} // namespace

StatTile::StatTile(const QString& caption, QWidget* parent) : Card(parent), m_caption(caption) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(caption);
}

void StatTile::setCaption(const QString& caption) {
    if (caption == m_caption)
        return;
    m_caption = caption;
    setAccessibleName(caption);
    update();
}

void StatTile::setNumbers(const QString& value, const QString& unit, const QString& detail) {
    if (value == m_value && unit == m_unit && detail == m_detail)
        return;
    m_value = value;
    m_unit = unit;
    m_detail = detail;
    setAccessibleDescription(value + ' ' + unit + ", " + detail);
    update();
}

void StatTile::setWarning(bool warning) {
    if (warning == m_warning)
        return;
    m_warning = warning;
    update();
}

void StatTile::setDetailWarning(bool warning) {
    if (warning == m_detailWarning)
        return;
    m_detailWarning = warning;
    update();
}

QFont StatTile::smallFont() const {
    return scaled(font(), 0.88, false);
}

QFont StatTile::valueFont() const {
    return scaled(font(), 1.6, true);
}

QFont StatTile::unitFont() const {
    return scaled(font(), 1.1, true);
}

QSize StatTile::sizeHint() const {
    const int smallHeight = QFontMetrics(smallFont()).height();
    const int valueHeight = QFontMetrics(valueFont()).height();
    return {QFontMetrics(smallFont()).averageCharWidth() * 14,
            tilePadding.top() + 2 * smallHeight + valueHeight + tilePadding.bottom()};
}

int StatTile::valueWidth() const {
    const int number = QFontMetrics(valueFont()).horizontalAdvance(m_value);
    return m_unit.isEmpty() ? number
                            : number + unitGap + QFontMetrics(unitFont()).horizontalAdvance(m_unit);
}

bool StatTile::isCut() const {
    const int room = width() - tilePadding.left() - tilePadding.right();
    return valueWidth() > room || QFontMetrics(smallFont()).horizontalAdvance(m_detail) > room;
}

void StatTile::paintEvent(QPaintEvent* event) {
    Card::paintEvent(event);
    QPainter painter(this);
    const QRect area = rect().marginsRemoved(tilePadding);
    painter.setFont(smallFont());
    const ChartColors colors = ChartColors::of(palette());
    painter.setPen(colors.muted);
    const QFontMetrics metrics = painter.fontMetrics();
    painter.drawText(area, Qt::AlignLeft | Qt::AlignTop, m_caption);
    painter.setPen(m_detailWarning ? colors.warning : colors.muted);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignBottom,
                     metrics.elidedText(m_detail, Qt::ElideRight, area.width()));
    paintValue(painter, area.adjusted(0, metrics.height(), 0, -metrics.height()));
}

void StatTile::paintValue(QPainter& painter, const QRect& area) const {
    const ChartColors colors = ChartColors::of(palette());
    painter.setPen(m_warning ? colors.warning : colors.text);
    painter.setFont(valueFont());
    const QFontMetrics metrics = painter.fontMetrics();
    const int baseline = area.top() + (area.height() + metrics.ascent() - metrics.descent()) / 2;
    painter.drawText(area.left(), baseline, m_value);
    const int valueWidth = metrics.horizontalAdvance(m_value);
    painter.setFont(unitFont());
    painter.drawText(area.left() + valueWidth + unitGap, baseline, m_unit);
}

} // namespace loadstone
