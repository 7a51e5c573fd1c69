// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/clocksline.h"

#include "core/report/clockwords.h"
#include "ui/format.h"
#include "ui/widgets/boldfont.h"
#include "ui/widgets/sentencelabel.h"

#include <QVBoxLayout>

namespace loadstone {

ClocksLine::ClocksLine(QWidget* parent)
    : Card(parent), m_sentence(new SentenceLabel(this)), m_reason(new SentenceLabel(this)) {
    setObjectName("clocks");
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 6, 12, 6);
    rows->setSpacing(2);
    m_sentence->setFont(bold(m_sentence->font()));
    rows->addWidget(m_sentence);
    rows->addWidget(m_reason);
    setToolTip(
        QString("Response time counts from when a request was due, service time from when it "
                "really left. Only a rate has both."));
    hide();
}

void ClocksLine::showReport(const RunReport& report) {
    const ClockWords words = clockWords(report);
    m_sentence->setSentence(toText(words.sentence));
    m_reason->setSentence(toText(words.reason));
    m_reason->setVisible(!words.reason.empty());
    setVisible(!words.sentence.empty());
}

QString ClocksLine::sentence() const {
    return m_sentence->sentence();
}

QString ClocksLine::reason() const {
    return m_reason->sentence();
}

} // namespace loadstone
