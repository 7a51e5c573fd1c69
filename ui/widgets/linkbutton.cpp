// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/linkbutton.h"

#include <QPainter>

namespace loadstone {

LinkButton::LinkButton(QWidget* parent) : QToolButton(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

QSize LinkButton::sizeHint() const {
    constexpr int frame = 5; // that of the focus, with a little room within
    const int blank = fontMetrics().horizontalAdvance(' ');
    return fontMetrics().size(Qt::TextShowMnemonic, text()) + QSize(2 * blank + frame, frame);
}

QSize LinkButton::minimumSizeHint() const {
    return sizeHint();
}

// By hand and not by a style sheet: with one, a widget keeps the colours that it began with, and
// hears of no others.
void LinkButton::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    QFont shown = font();
    shown.setUnderline(isEnabled() && underMouse());
    painter.setFont(shown);
    painter.setPen(palette().color(isEnabled() ? QPalette::Link : QPalette::ButtonText));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, text());
    if (!hasFocus())
        return;
    painter.setPen(palette().color(QPalette::Highlight));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace loadstone
