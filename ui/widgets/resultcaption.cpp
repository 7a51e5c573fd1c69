// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/resultcaption.h"

#include "ui/widgets/chart.h"
#include "ui/widgets/longtext.h"

#include <QHBoxLayout>

namespace loadstone {

ResultCaption::ResultCaption(QWidget* results)
    : QWidget(results), m_text(new SteadyLabel({}, this)), m_chip(new Chip(this)) {
    setObjectName("caption");
    m_text->setMuted(true);
    m_chip->setText(QString("Not of the form above"), Chip::Tone::Warning);
    m_chip->setToolTip(QString("The figures below are of the request in this line, not of what the "
                               "form now asks for. Start measures that."));
    setMinimumHeight(m_chip->sizeHint().height()); // nothing moves when it appears
    m_chip->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_text, 1);
    row->addWidget(m_chip);
}

void ResultCaption::setText(const QString& text) {
    m_full = text;
    m_text->setText(shortened(text));
    m_text->setToolTip(text);
    setAccessibleName(text);
    for (Chart* chart : parentWidget()->findChildren<Chart*>())
        chart->setCaption(text);
}

void ResultCaption::setOutdated(bool outdated) {
    m_outdated = outdated;
    m_chip->setVisible(outdated);
    setAccessibleDescription(outdated ? m_chip->text() : QString());
}

} // namespace loadstone
