// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/wrappedrow.h"

#include <QEvent>

#include <algorithm>

namespace loadstone {

WrappedRow::WrappedRow(QWidget* first, QWidget* second, QWidget* parent)
    : QWidget(parent),
      m_first(first),
      m_second(second),
      m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->addWidget(first, 1);
    m_layout->addWidget(second);
}

QSize WrappedRow::minimumSizeHint() const {
    const QSize first = m_first->minimumSizeHint();
    const QSize second = m_second->minimumSizeHint();
    const int height = isWrapped() ? first.height() + m_layout->spacing() + second.height()
                                   : std::max(first.height(), second.height());
    return {std::max(first.width(), second.width()), height};
}

void WrappedRow::wrap() {
    const int asked = m_first->minimumSizeHint().width() + m_layout->spacing() +
                      m_second->minimumSizeHint().width();
    const auto direction = asked > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (direction == m_layout->direction())
        return;
    m_layout->setDirection(direction);
    updateGeometry();
}

void WrappedRow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    wrap();
}

// A part may have become wider, as when a label gets its text.
bool WrappedRow::event(QEvent* event) {
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        wrap();
    return handled;
}

} // namespace loadstone
