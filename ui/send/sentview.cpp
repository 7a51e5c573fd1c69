// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/sentview.h"

#include "ui/send/messageview.h"
#include "ui/send/sentchecks.h"
#include "ui/send/sentheadline.h"
#include "ui/send/waterfall.h"
#include "ui/widgets/boldfont.h"

#include <QHBoxLayout>
#include <QLabel>

namespace loadstone {

namespace {
constexpr int cardGap = 10;
}

SentView::SentView(QWidget* parent)
    : QWidget(parent),
      m_headline(new SentHeadline(this)),
      m_checks(new SentChecks(this)),
      m_waterfall(new Waterfall),
      m_sent(new MessageView(QString("Sent"), QString("As sent"), this)),
      m_received(new MessageView(QString("Received"), QString("As received"), this)) {
    setObjectName("sentView");
    m_sent->setObjectName("sent");
    m_received->setObjectName("received");
    auto* sides = new QHBoxLayout;
    sides->setSpacing(cardGap);
    sides->addWidget(m_sent, 1);
    sides->addWidget(m_received, 1);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(cardGap);
    rows->addWidget(m_headline);
    rows->addWidget(m_checks);
    rows->addWidget(waterfallCard());
    rows->addLayout(sides, 1);
    connect(m_headline, &SentHeadline::backWanted, this, &SentView::backWanted);
    connect(m_headline, &SentHeadline::secretsWanted, this, &SentView::showSecrets);
}

QWidget* SentView::waterfallCard() {
    auto* card = new Card(this);
    auto* name = new QLabel(QString("Where the time went"), card);
    name->setFont(bold(name->font()));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(10, 6, 10, 8);
    column->addWidget(name);
    column->addWidget(m_waterfall);
    return card;
}

void SentView::show(const SentPage& page) {
    m_headline->show(page.once);
    m_checks->show(page.once);
    m_waterfall->show(page.once);
    m_sent->show(page.sent);
    m_received->show(page.received);
}

void SentView::showSecrets(bool shown) {
    m_sent->showSecrets(shown);
    m_received->showSecrets(shown);
}

} // namespace loadstone
