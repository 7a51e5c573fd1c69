// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/ngramreport.h"
#include "ui/widgets/card.h"

#include <QLineEdit>

namespace loadstone {

class SteadyLabel;

/// A field for one n-gram, and the sentence that says how often it appears.
class WordSearch : public Card {
    Q_OBJECT

public:
    explicit WordSearch(QWidget* parent = nullptr);

    void setReport(const NgramReport& report);
    QString text() const { return m_field->text(); }

signals:
    /// An n-gram that is there was searched for.
    void found(const std::string& ngram);

private:
    void search();

    QLineEdit* m_field;
    SteadyLabel* m_answer;
    NgramReport m_report;
};

} // namespace loadstone
