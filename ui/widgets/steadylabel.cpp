// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/steadylabel.h"

#include "ui/theme/chartcolors.h"

#include <QPainter>

#include <utility>

namespace loadstone {

SteadyLabel::SteadyLabel(QString widest, QWidget* parent)
    : QWidget(parent), m_widest(std::move(widest)) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void SteadyLabel::setText(const QString& text) {
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    update();
}

void SteadyLabel::setMuted(bool muted) {
    m_muted = muted;
    update();
}

void SteadyLabel::setAlignment(Qt::Alignment alignment) {
    m_alignment = alignment;
    update();
}

void SteadyLabel::setLines(int lines) {
    m_lines = lines;
    updateGeometry();
    update();
}

QRect SteadyLabel::textRect() const {
    const int flags = m_lines > 1 ? Qt::TextWordWrap : Qt::TextSingleLine;
    return fontMetrics().boundingRect(QRect(0, 0, width(), 0), flags, m_text);
}

bool SteadyLabel::isCut() const {
    return textRect().width() > width() || textRect().height() > height();
}

QSize SteadyLabel::sizeHint() const {
    const int height = (m_lines - 1) * fontMetrics().lineSpacing() + fontMetrics().height();
    return {fontMetrics().horizontalAdvance(m_widest) + 2, height + 2};
}

void SteadyLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QColor text = palette().color(QPalette::WindowText);
    painter.setPen(m_muted ? mixed(text, palette().color(QPalette::Window), 0.7) : text);
    const auto alignment = static_cast<int>(m_alignment | Qt::AlignVCenter);
    if (m_lines > 1)
        painter.drawText(rect(), alignment | Qt::TextWordWrap, m_text);
    else
        painter.drawText(rect(), alignment,
                         fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

} // namespace loadstone
