// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/amountfield.h"

#include "ui/format.h"
#include "ui/request/planfields.h"

#include <QHBoxLayout>

namespace loadstone {

AmountField::AmountField(QWidget* parent)
    : QWidget(parent),
      m_byRequests(new QRadioButton(QString("&Requests"), this)),
      m_requests(new QLineEdit(this)),
      m_byDuration(new QRadioButton(QString("&Duration"), this)),
      m_duration(new QLineEdit(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    row->addWidget(m_byRequests);
    row->addWidget(m_requests);
    row->addSpacing(8);
    row->addWidget(m_byDuration);
    row->addWidget(m_duration);
    buildRequests();
    buildDuration();
    m_byRequests->setChecked(true);
}

void AmountField::buildRequests() {
    m_byRequests->setObjectName("byRequests");
    m_requests->setObjectName("requests");
    m_requests->setAccessibleName(QString("Number of requests"));
    const QString tip =
        QString("How many requests to send in all, over all threads: 5000, 10k or 1m");
    m_byRequests->setToolTip(tip);
    m_requests->setToolTip(tip);
    m_requests->setAlignment(Qt::AlignRight);
    m_requests->setFixedWidth(fontMetrics().horizontalAdvance("1,000,000,000") + 24);
    connect(m_requests, &QLineEdit::editingFinished, this, &AmountField::normalizeRequests);
    bind(m_byRequests, m_requests);
}

void AmountField::buildDuration() {
    m_byDuration->setObjectName("byDuration");
    m_duration->setObjectName("duration");
    m_duration->setAccessibleName(QString("Duration of the run"));
    const QString tip =
        QString("How long to send: 500ms, 30s, 2m or 1h; a number alone means seconds. "
                "Requests in flight at the end are cut off and counted as aborted.");
    m_byDuration->setToolTip(tip);
    m_duration->setToolTip(tip);
    m_duration->setAlignment(Qt::AlignRight);
    m_duration->setFixedWidth(fontMetrics().horizontalAdvance("100,000ms") + 24);
    connect(m_duration, &QLineEdit::editingFinished, this, &AmountField::normalizeDuration);
    bind(m_byDuration, m_duration);
}

void AmountField::bind(QRadioButton* choice, QLineEdit* field) {
    connect(field, &QLineEdit::textEdited, choice, [choice] { choice->setChecked(true); });
    connect(field, &QLineEdit::textChanged, this, &AmountField::edited);
    connect(choice, &QRadioButton::clicked, field, [field] {
        field->setFocus();
        field->selectAll();
    });
    connect(choice, &QRadioButton::toggled, this, &AmountField::edited);
}

void AmountField::setByDuration(bool byDuration) {
    (byDuration ? m_byDuration : m_byRequests)->setChecked(true);
}

// What was understood is written out, so that "10k" or "30" leaves no doubt.
void AmountField::normalizeRequests() {
    if (const auto count = readCount(m_requests->text()))
        m_requests->setText(countText(*count));
}

void AmountField::normalizeDuration() {
    if (const auto time = readTime(m_duration->text(), "duration"))
        m_duration->setText(toText(formatDuration(*time)));
}

} // namespace loadstone
