// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/messagebar.h"

#include "ui/theme/chartcolors.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include <utility>

namespace loadstone {

MessageBar::MessageBar(QWidget* parent)
    : QWidget(parent),
      m_icon(new QLabel(this)),
      m_label(new SentenceLabel(this)),
      m_actionButton(new QPushButton(this)) {
    auto* close = new QToolButton(this);
    close->setIcon(QIcon(":/icons/close.svg"));
    close->setAutoRaise(true);
    close->setAccessibleName(QString("Close this message"));
    close->setToolTip(QString("Close this message"));
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 6, 4);
    row->addWidget(m_icon);
    row->addWidget(m_label, 1);
    row->addWidget(m_actionButton);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_actionButton, &QPushButton::clicked, this, &MessageBar::act);
    hide();
}

void MessageBar::showMessage(const Message& message) {
    const bool isWarning = message.kind == Message::Kind::Warning;
    const int size = fontMetrics().height();
    m_kind = message.kind;
    m_icon->setPixmap(
        QIcon(isWarning ? ":/icons/warning.svg" : ":/icons/info.svg").pixmap(size, size));
    m_label->setSentence(message.text);
    m_action = message.action;
    m_actionButton->setText(message.actionText);
    m_actionButton->setVisible(!message.actionText.isEmpty());
    setAccessibleName(message.text);
    setVisible(!message.text.isEmpty());
    update();
}

void MessageBar::act() {
    hide();
    // The action may show the next message, which replaces the one that is run here.
    if (const auto action = std::exchange(m_action, {}))
        action();
}

void MessageBar::paintEvent(QPaintEvent*) {
    const ChartColors colors = ChartColors::of(palette());
    const QColor tint = m_kind == Message::Kind::Warning ? colors.warning : colors.series[0];
    QPainter(this).fillRect(rect(), mixed(tint, palette().color(QPalette::Window), 0.14));
}

} // namespace loadstone
