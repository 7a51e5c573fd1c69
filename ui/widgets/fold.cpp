// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/fold.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace loadstone {

Fold::Fold(const QString& name, QWidget* content, QWidget* parent)
    : QWidget(parent), m_toggle(new QToolButton(this)), m_content(content) {
    m_toggle->setText(name);
    m_toggle->setCheckable(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setFocusPolicy(Qt::StrongFocus);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_toggle);
    column->addWidget(content);
    connect(m_toggle, &QToolButton::toggled, this, &Fold::show);
    show(false);
}

bool Fold::isOpen() const {
    return m_toggle->isChecked();
}

void Fold::setOpen(bool open) {
    m_toggle->setChecked(open);
}

void Fold::show(bool open) {
    m_toggle->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_content->setVisible(open);
}

void unfold(QWidget& widget) {
    for (QWidget* each = widget.parentWidget(); each; each = each->parentWidget())
        if (auto* fold = qobject_cast<Fold*>(each))
            fold->setOpen(true);
}

} // namespace loadstone
