// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/form/ngramoptions.h"

#include "ui/ngrams/form/samplefiles.h"
#include "ui/widgets/filequestion.h"
#include "ui/widgets/tightlayout.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>

namespace loadstone {

NgramOptionsForm::NgramOptionsForm(QWidget* parent)
    : FoldedOptions(parent),
      m_words(addNumber("words",
                        QStringLiteral("For text: how many words in a row make an n-gram, 1 to 5"),
                        1, NgramJob::maxWordsPerNgram)),
      m_mergeCase(
          addSwitch("mergeCase", QStringLiteral("Merge upper and lower &case"),
                    QStringLiteral(R"(On: "The" and "the" are one n-gram, counted as "the")"))),
      m_punctuation(
          addSwitch("punctuation", QStringLiteral("Punctuation separates words"),
                    QStringLiteral("For text, on: \"load, test\" has the words \"load\" and "
                                   "\"test\". Off: only white space separates words."))),
      m_tags(addChoice("posTags",
                       QStringLiteral("For Google Books: entries with a part of speech, such as "
                                      "watch_VERB. They repeat the counts of the plain words."))) {
    buildBooks();
    m_textPart = textColumn();
    m_booksPart = booksColumn();
    auto* row = tightRow(this, 28);
    row->addWidget(m_mergeCase, 0, Qt::AlignTop);
    row->addWidget(m_textPart, 0, Qt::AlignTop);
    row->addWidget(m_booksPart, 1, Qt::AlignTop);
}

void NgramOptionsForm::buildBooks() {
    m_tags->addItem(QStringLiteral("are counted"), static_cast<int>(PosTags::Keep));
    m_tags->addItem(QStringLiteral("are left out"), static_cast<int>(PosTags::Drop));
    m_tags->addItem(QStringLiteral("only are counted"), static_cast<int>(PosTags::Only));
    m_firstYear = yearField("firstYear",
                            QStringLiteral("For Google Books: the first year that counts; empty: "
                                           "all years"));
    m_lastYear = yearField("lastYear",
                           QStringLiteral("For Google Books: the last year that counts; empty: all "
                                          "years"));
    m_lastYear->setAccessibleName(QStringLiteral("Last year"));
    m_totals = addLine(
        "totals", QStringLiteral("For Google Books: the file of total counts that comes with "
                                 "them (totalcounts). With it the curve over the years is drawn "
                                 "per million words."));
    m_totals->setPlaceholderText(QStringLiteral("none: curves show counts as they are"));
}

QLineEdit* NgramOptionsForm::yearField(const char* name, const QString& tip) {
    auto* year = addShortLine("years", tip, 10);
    year->setObjectName(name);
    year->setPlaceholderText(QStringLiteral("any"));
    return year;
}

QWidget* NgramOptionsForm::textColumn() {
    auto* holder = new QWidget(this);
    auto* form = tightForm(holder);
    form->addRow(QStringLiteral("&Words in an n-gram"), m_words);
    form->addRow(m_punctuation);
    return holder;
}

QWidget* NgramOptionsForm::booksColumn() {
    auto* holder = new QWidget(this);
    auto* form = tightForm(holder);
    form->addRow(QStringLiteral("Tagge&d words"), m_tags);
    form->addRow(QStringLiteral("&Years"), years());
    form->addRow(QStringLiteral("T&otals file"), totalsRow());
    m_tags->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    for (const auto& [row, field] : {std::pair<int, QWidget*>{1, m_firstYear}, {2, m_totals}})
        if (auto* label =
                qobject_cast<QLabel*>(form->itemAt(row, QFormLayout::LabelRole)->widget()))
            label->setBuddy(field);
    return holder;
}

QLayout* NgramOptionsForm::years() {
    auto* row = new QHBoxLayout;
    row->addWidget(m_firstYear);
    row->addWidget(new QLabel(QStringLiteral("to"), this));
    row->addWidget(m_lastYear);
    row->addStretch();
    return row;
}

QLayout* NgramOptionsForm::totalsRow() {
    auto* choose = new QPushButton(QStringLiteral("Choose…"), this);
    choose->setAutoDefault(true);
    choose->setToolTip(QStringLiteral("Choose the file of total counts"));
    connect(choose, &QPushButton::clicked, this, &NgramOptionsForm::askForTotals);
    auto* row = new QHBoxLayout;
    row->addWidget(m_totals, 1);
    row->addWidget(choose);
    return row;
}

void NgramOptionsForm::askForTotals() {
    askForOpening(this, QStringLiteral("File of total counts"), QStringLiteral("All files (*)"),
                  [this](const QString& file) { m_totals->setText(file); });
}

void NgramOptionsForm::setFields(const NgramFields& fields) {
    m_words->setValue(fields.wordsPerNgram);
    m_mergeCase->setChecked(fields.mergeCase);
    m_punctuation->setChecked(fields.splitAtPunctuation);
    m_tags->setCurrentIndex(m_tags->findData(static_cast<int>(fields.posTags)));
    m_firstYear->setText(fields.firstYear);
    m_lastYear->setText(fields.lastYear);
    m_totals->setText(fields.totals);
}

void NgramOptionsForm::readInto(NgramFields& fields) const {
    fields.wordsPerNgram = m_words->value();
    fields.mergeCase = m_mergeCase->isChecked();
    fields.splitAtPunctuation = m_punctuation->isChecked();
    fields.posTags = static_cast<PosTags>(m_tags->currentData().toInt());
    fields.firstYear = m_firstYear->text();
    fields.lastYear = m_lastYear->text();
    fields.totals = m_totals->text();
}

bool NgramOptionsForm::hasSampleTotals() const {
    return !m_totals->text().isEmpty() && m_totals->text() == sampleTotals();
}

void NgramOptionsForm::followFormat(const std::optional<Format>& format) {
    m_textPart->setEnabled(!format || *format == Format::Text);
    m_booksPart->setEnabled(format != Format::Text);
}

} // namespace loadstone
