// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/messageview.h"

#include "ui/send/headercolors.h"
#include "ui/widgets/boldfont.h"
#include "ui/widgets/textfield.h"

#include <QCheckBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>

namespace loadstone {

MessageView::MessageView(const QString& title, const QString& raw, QWidget* parent)
    : Card(parent),
      m_sizes(new QLabel(this)),
      m_raw(new QCheckBox(raw, this)),
      m_text(new TextField(this)) {
    auto* name = new QLabel(title, this);
    name->setFont(bold(name->font()));
    m_sizes->setForegroundRole(QPalette::PlaceholderText);
    m_text->setReadOnly(true);
    m_text->setAccessibleName(title);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setMinimumHeight(fontMetrics().lineSpacing() * 8);
    new HeaderColors(*m_text);
    auto* head = new QHBoxLayout;
    head->addWidget(name);
    head->addWidget(m_sizes, 1);
    head->addWidget(m_raw);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 10, 10);
    column->addLayout(head);
    column->addWidget(m_text, 1);
    connect(m_raw, &QCheckBox::toggled, this, &MessageView::refresh);
}

void MessageView::show(const SideText& side) {
    m_side = side;
    m_hasSecrets = false;
    m_sizes->setText(side.sizes);
    m_raw->setToolTip(side.rawTip);
    refresh();
}

void MessageView::showSecrets(bool shown) {
    m_hasSecrets = shown;
    refresh();
}

void MessageView::refresh() {
    m_text->setPlainText(m_side.text(m_hasSecrets, m_raw->isChecked()));
}

} // namespace loadstone
