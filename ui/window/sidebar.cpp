// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/sidebar.h"

#include "ui/panel.h"

#include <QPainter>

namespace loadstone {

namespace {

/// In the colour of selected text while it is selected; tinted it could hardly be seen.
QIcon selectableIcon(QIcon icon, QSize size, const QColor& selected) {
    QPixmap pixmap = icon.pixmap(size);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), selected);
    painter.end();
    icon.addPixmap(pixmap, QIcon::Selected);
    return icon;
}

} // namespace

Sidebar::Sidebar(QWidget* parent) : QListWidget(parent) {
    setAccessibleName(QString("Panels"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    showNames(false); // until it is known that there is room
}

void Sidebar::add(const loadstone::Panel& panel) {
    const int side = style()->pixelMetric(QStyle::PM_ListViewIconSize, nullptr, this);
    const QIcon icon =
        selectableIcon(panel.icon(), {side, side}, palette().color(QPalette::HighlightedText));
    m_panels << &panel;
    auto* item = new QListWidgetItem(icon, panel.name(), this);
    item->setToolTip(panel.name());
    item->setData(Qt::AccessibleTextRole, panel.name()); // also while only icons are shown
    setVisible(count() > 1);
}

void Sidebar::showNames(bool shown) {
    m_hasNames = shown;
    const int iconWidth = style()->pixelMetric(QStyle::PM_ListViewIconSize, nullptr, this);
    const int padding = iconWidth;
    setFixedWidth(shown ? fontMetrics().averageCharWidth() * 18 + iconWidth : iconWidth + padding);
    for (int i = 0; i < count(); ++i) {
        const auto& panel = *m_panels[i];
        const QString mark = panel.isRunning() ? QStringLiteral(" ●") : QString();
        item(i)->setText(shown ? panel.name() + mark : QString());
    }
}

} // namespace loadstone
