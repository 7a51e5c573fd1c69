// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/messageview.h"

#include "core/report/sentwords.h"
#include "ui/send/headercolors.h"
#include "ui/send/messagetext.h"
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
    m_raw->setToolTip(QString("As it went over the wire, and JSON not laid out"));
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

void MessageView::show(const std::vector<WireMessage>& messages, bool withSecrets) {
    m_messages = messages;
    m_sizes->setText(messageSizes(messages));
    if (!withSecrets)
        for (WireMessage& message : m_messages)
            message = withoutSecrets(std::move(message));
    refresh();
}

void MessageView::refresh() {
    QStringList texts;
    for (const WireMessage& message : m_messages)
        texts << messageText(message, m_raw->isChecked());
    m_text->setPlainText(texts.join('\n'));
}

} // namespace loadstone
