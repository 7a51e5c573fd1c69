// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/amountfield.h"

#include "ui/format.h"

#include <QHBoxLayout>
#include <QStackedLayout>

namespace loadstone {

AmountField::AmountField(QWidget* parent)
    : QWidget(parent),
      m_choices{Choice{new QRadioButton(QString("&Requests"), this), new QLineEdit(this)},
                Choice{new QRadioButton(QString("&Duration"), this), new QLineEdit(this)},
                Choice{new QRadioButton(QString("Stages"), this), new QLineEdit(this)}},
      m_pages(new QStackedLayout) {
    build(Amount::Requests, "requests", QString("Number of requests"),
          QString("How many requests to send in all, over all threads: 5000, 10k or 1m"));
    build(Amount::Duration, "duration", QString("Duration of the run"),
          QString("How long to send: 500ms, 30s, 2m or 1h; a number alone means seconds. "
                  "Requests in flight at the end are cut off and counted as aborted."));
    build(Amount::Stages, "stage", QString("Stages of the load"),
          QString("A planned load, with commas between its stages: 30s:200/s goes to this rate "
                  "within 30 s, 1m:50 to this number of users; 0s:200/s is a jump.\n"
                  "The stages say how long the run takes."));
    m_pages->addWidget(shortPage(requests(), "1,000,000,000"));
    m_pages->addWidget(shortPage(duration(), "100,000ms"));
    m_pages->addWidget(&stages());
    stages().setPlaceholderText("30s:200/s, 2m:200/s");
    stages().setMinimumWidth(fontMetrics().horizontalAdvance(stages().placeholderText()) + 24);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    for (const Choice& choice : m_choices)
        row->addWidget(choice.button);
    row->addLayout(m_pages, 1);
    connect(&requests(), &QLineEdit::editingFinished, this, &AmountField::normalizeRequests);
    connect(&duration(), &QLineEdit::editingFinished, this, &AmountField::normalizeDuration);
    setAmount(Amount::Requests);
}

/// Keeps a short field short if there is room for more.
QWidget* AmountField::shortPage(QLineEdit& line, const QString& widest) {
    auto* page = new QWidget(this);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(&line);
    row->addStretch();
    line.setAlignment(Qt::AlignRight);
    line.setFixedWidth(fontMetrics().horizontalAdvance(widest) + 24);
    return page;
}

void AmountField::build(Amount amount, const char* name, const QString& label, const QString& tip) {
    QRadioButton* button = &choiceOf(amount);
    QLineEdit* line = &lineOf(amount);
    const QString field = name;
    button->setObjectName("by" + field.left(1).toUpper() + field.mid(1));
    button->setToolTip(tip);
    line->setObjectName(field);
    line->setAccessibleName(label);
    line->setToolTip(tip);
    connect(line, &QLineEdit::textEdited, button, [button] { button->setChecked(true); });
    connect(line, &QLineEdit::textChanged, this, &AmountField::edited);
    connect(button, &QRadioButton::clicked, line, [line] {
        line->setFocus();
        line->selectAll();
    });
    connect(button, &QRadioButton::toggled, this, [this, amount](bool chosen) {
        if (!chosen)
            return;
        m_pages->setCurrentIndex(static_cast<int>(amount));
        setSizePolicy(amount == Amount::Stages ? QSizePolicy::Expanding : QSizePolicy::Maximum,
                      QSizePolicy::Preferred);
        emit edited();
    });
}

void AmountField::setNoun(const QString& noun) {
    choiceOf(Amount::Requests).setText(noun);
}

PlanFields::Amount AmountField::amount() const {
    for (const Amount amount : {Amount::Duration, Amount::Stages})
        if (choiceOf(amount).isChecked())
            return amount;
    return Amount::Requests;
}

QRadioButton& AmountField::choiceOf(Amount amount) const {
    return *m_choices.at(static_cast<std::size_t>(amount)).button;
}

QLineEdit& AmountField::lineOf(Amount amount) const {
    return *m_choices.at(static_cast<std::size_t>(amount)).line;
}

// What was understood is written out, so that "10k" or "30" leaves no doubt.
void AmountField::normalizeRequests() {
    if (const auto count = readCount(requests().text()))
        requests().setText(countText(*count));
}

void AmountField::normalizeDuration() {
    if (const auto time = readTime(duration().text(), "duration"))
        duration().setText(toText(formatDuration(*time)));
}

} // namespace loadstone
