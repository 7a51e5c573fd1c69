// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/ngrams/form/ngramfields.h"
#include "ui/widgets/foldedoptions.h"

namespace loadstone {

/// The settings of a job that most leave alone: what counts as an n-gram, tags, years, totals.
class NgramOptionsForm : public FoldedOptions {
    Q_OBJECT

public:
    explicit NgramOptionsForm(QWidget* parent = nullptr);

    void setFields(const NgramFields& fields);
    void readInto(NgramFields& fields) const;
    /// Only what makes a difference for files of this format can be set; none: all can.
    void followFormat(const std::optional<Format>& format);
    /// The sample's total counts fit nothing but the sample.
    bool hasSampleTotals() const;
    void clearTotals() { m_totals->clear(); }

private:
    void buildBooks();
    QLineEdit* yearField(const char* name, const QString& tip);
    QWidget* textColumn();
    QWidget* booksColumn();
    QLayout* years();
    QLayout* totalsRow();
    void askForTotals();

    NumberField* m_words;
    QCheckBox* m_mergeCase;
    QCheckBox* m_punctuation;
    QComboBox* m_tags;
    QLineEdit* m_firstYear = nullptr;
    QLineEdit* m_lastYear = nullptr;
    QLineEdit* m_totals = nullptr;
    QWidget* m_textPart;
    QWidget* m_booksPart;
};

} // namespace loadstone
