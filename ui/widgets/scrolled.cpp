// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/scrolled.h"

#include <QApplication>
#include <QEvent>

#include <algorithm>

namespace loadstone {

namespace {

void prepare(QScrollArea& area, QWidget* widget) {
    area.setWidget(widget);
    area.setWidgetResizable(true);
    area.setFrameShape(QFrame::NoFrame);
    area.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area.setFocusPolicy(Qt::NoFocus);
}

} // namespace

QScrollArea* scrolled(QWidget* widget) {
    auto* area = new QScrollArea;
    prepare(*area, widget);
    return area;
}

YieldingArea::YieldingArea(QWidget* widget, QWidget* parent) : QScrollArea(parent) {
    prepare(*this, widget);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(qApp, &QApplication::focusChanged, this, &YieldingArea::showFocus);
}

QSize YieldingArea::sizeHint() const {
    return widget()->sizeHint();
}

QSize YieldingArea::minimumSizeHint() const {
    constexpr int lines = 6;
    const QSize least = widget()->minimumSizeHint();
    return {least.width(), std::min(least.height(), fontMetrics().lineSpacing() * lines)};
}

bool YieldingArea::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    const bool isTaken = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::Resize)
        showFocus();
    return isTaken;
}

void YieldingArea::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    showFocus();
}

void YieldingArea::showFocus() {
    QWidget* const field = QApplication::focusWidget();
    if (field && widget() && widget()->isAncestorOf(field))
        ensureWidgetVisible(field, 0, fontMetrics().lineSpacing() / 2);
}

} // namespace loadstone
