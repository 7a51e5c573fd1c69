// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/emptynote.h"

#include <QVBoxLayout>

namespace loadstone {

EmptyNote::EmptyNote(const QString& text, QWidget* parent)
    : QWidget(parent),
      m_hint(new QLabel(this)),
      m_button(new QPushButton(QString("Start the local tar&get"), this)) {
    auto* what = new QLabel(text, this);
    what->setAlignment(Qt::AlignCenter);
    what->setWordWrap(true);
    m_hint->setText(QString("The address above is that of the local target, a small server on this "
                            "machine to try things out on. It is off."));
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_button->setAutoDefault(true);
    m_button->setObjectName("startTarget");
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addStretch(2);
    column->addWidget(what);
    column->addWidget(m_hint);
    column->addWidget(m_button, 0, Qt::AlignCenter);
    column->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyNote::targetWanted);
}

void EmptyNote::offerTarget(bool offered) {
    m_hint->setVisible(offered);
    m_button->setVisible(offered);
}

} // namespace loadstone
