// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/workprogress.h"

namespace loadstone {

namespace {
constexpr int progressSteps = 1000;
}

WorkProgress::WorkProgress(const Words& words, QBoxLayout::Direction direction, QWidget* parent)
    : QWidget(parent), m_bar(new QProgressBar(this)), m_text(new SteadyLabel(words.widest, this)) {
    m_bar->setRange(0, progressSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(10);
    m_bar->setAccessibleName(words.name);
    m_bar->setToolTip(words.tip);
    const bool isRow = direction == QBoxLayout::LeftToRight;
    auto* parts = new QBoxLayout(direction, this);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->addWidget(m_bar, isRow ? 1 : 0);
    parts->addWidget(m_text);
    if (isRow)
        m_text->setAlignment(Qt::AlignRight);
    else
        parts->setSpacing(4);
}

void WorkProgress::setNames(const QString& bar, const QString& line) {
    m_bar->setObjectName(bar);
    m_text->setObjectName(line);
}

void WorkProgress::showShare(double share, const QString& text) {
    m_bar->setValue(static_cast<int>(share * progressSteps));
    m_text->setText(text);
}

} // namespace loadstone
