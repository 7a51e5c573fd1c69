// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/ngramnote.h"

#include "ui/ngrams/form/samplefiles.h"

#include <QVBoxLayout>

namespace loadstone {

NgramNote::NgramNote(QWidget* parent)
    : QWidget(parent),
      m_text(new QLabel(this)),
      m_hint(new QLabel(this)),
      m_button(new QPushButton(QStringLiteral("&Use the sample"), this)) {
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_button->setObjectName("noteSample");
    m_button->setAutoDefault(true);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addStretch(2);
    for (QLabel* label : {m_text, m_hint}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addWidget(m_button, 0, Qt::AlignCenter);
    column->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &NgramNote::sampleWanted);
}

void NgramNote::follow(const QStringList& files) {
    const bool hasSample = !sampleFiles().isEmpty();
    const bool isSample = hasSample && files == sampleFiles();
    m_text->setText(
        files.isEmpty()
            ? hasSample ? QStringLiteral("Drop files here, or use the sample.")
                        : QStringLiteral("Drop files here.")
            : QStringLiteral("Press Start to count the n-grams of the files above on child "
                             "processes: their progress and the counts appear here."));
    m_hint->setText(
        files.isEmpty()
            ? QStringLiteral("Google Books Ngram files or text in UTF-8, plain or gzip.")
            : QStringLiteral("The file above is the sample: invented counts of some 80 words for "
                             "the years 1900 to 2008. Drop files of your own here."));
    m_hint->setVisible(files.isEmpty() || isSample);
    m_button->setVisible(files.isEmpty() && hasSample);
}

} // namespace loadstone
