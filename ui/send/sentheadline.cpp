// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/sentheadline.h"

#include "core/report/sentwords.h"
#include "ui/format.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/boldfont.h"
#include "ui/widgets/sentencelabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace loadstone {

SentHeadline::SentHeadline(QWidget* parent)
    : Card(parent),
      m_sentence(new SentenceLabel(this)),
      m_detail(new SentenceLabel(this)),
      m_secrets(new QCheckBox(QString("Show secrets"), this)) {
    m_sentence->setObjectName("sentSentence");
    m_detail->setObjectName("sentDetail");
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_sentence->setFont(bold(m_sentence->font()));
    m_secrets->setObjectName("sentSecrets");
    m_secrets->setToolTip(QString("Passwords and tokens as they are, and not *** in their place"));
    auto* back = new QPushButton(QString("Close"), this);
    back->setObjectName("sentBack");
    back->setToolTip(QString("Back to the charts"));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_sentence);
    texts->addWidget(m_detail);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 10, 8);
    row->addLayout(texts, 1);
    row->addWidget(m_secrets);
    row->addWidget(back);
    connect(back, &QPushButton::clicked, this, &SentHeadline::backWanted);
    connect(m_secrets, &QCheckBox::toggled, this, &SentHeadline::secretsWanted);
}

void SentHeadline::show(const SentOnce& once) {
    m_isOk = once.exchange.ok;
    m_secrets->setChecked(false);
    const QString time = timeText(Seconds(once.exchange.serviceTime()));
    m_sentence->setSentence(sentence(verdictOn(once) + ", in " + time.toStdString()));
    const std::string negotiated = negotiatedText(once);
    QString detail = negotiated.empty() ? QString() : sentence(negotiated) + ' ';
    if (const auto kept = timeOnKeptConnection(once))
        detail += QString("Over a connection that is kept alive, %1 of it remain. ")
                      .arg(timeText(Seconds(*kept)));
    m_detail->setSentence(detail + QString("It counts in no run."));
    update();
}

void SentHeadline::paintEvent(QPaintEvent* event) {
    Card::paintEvent(event);
    constexpr int edge = 4;
    const ChartColors colors = ChartColors::of(palette());
    QPainter(this).fillRect(QRect(1, 5, edge, height() - 10),
                            m_isOk ? colors.good : colors.warning);
}

} // namespace loadstone
