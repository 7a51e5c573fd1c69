// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/sentencelabel.h"

#include "ui/widgets/longtext.h"

namespace loadstone {

SentenceLabel::SentenceLabel(QWidget* parent) : QLabel(parent) {
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
}

void SentenceLabel::setSentence(const QString& text) {
    m_sentence = text;
    const QString shown = shortened(text);
    setText(shown);
    setToolTip(shown == text ? QString() : wrappedTip(text));
}

QSize SentenceLabel::minimumSizeHint() const {
    return {0, fontMetrics().height()};
}

} // namespace loadstone
