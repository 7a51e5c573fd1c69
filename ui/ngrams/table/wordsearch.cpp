// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/table/wordsearch.h"

#include "core/report/ngramtext.h"
#include "ui/format.h"
#include "ui/widgets/steadylabel.h"

#include <QLabel>
#include <QVBoxLayout>

namespace loadstone {

WordSearch::WordSearch(QWidget* parent)
    : Card(parent),
      m_field(new QLineEdit(this)),
      m_answer(new SteadyLabel(QStringLiteral("Aardvark appears 15,209 times."), this)) {
    auto* label = new QLabel(QStringLiteral("N-&gram"), this);
    label->setBuddy(m_field);
    m_field->setObjectName("search");
    m_field->setClearButtonEnabled(true);
    m_field->setPlaceholderText(QStringLiteral("Aardvark"));
    m_field->setToolTip(
        QStringLiteral("Says how often this n-gram appears, written exactly like this"));
    m_answer->setObjectName("answer");
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_field, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 6);
    column->setSpacing(6);
    column->addLayout(row);
    column->addWidget(m_answer);
    connect(m_field, &QLineEdit::textChanged, this, &WordSearch::search);
}

void WordSearch::setReport(const NgramReport& report) {
    m_report = report;
    search();
}

void WordSearch::search() {
    if (text().simplified().isEmpty()) {
        m_answer->setText({});
        return;
    }
    const std::string typed = text().simplified().toStdString();
    // As it was typed, also at the sentence's start: "aardvark" is another n-gram than "Aardvark".
    m_answer->setText(toText(appearance(m_report, typed)) + '.');
    if (countOf(m_report, typed).value_or(0) > 0)
        emit found(nameInResult(m_report.job.options, typed));
}

} // namespace loadstone
