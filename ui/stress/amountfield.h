// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/planfields.h"

#include <QLineEdit>
#include <QRadioButton>

#include <array>

class QStackedLayout;

namespace loadstone {

/// How much to send: a number of requests, for how long, or a load that is planned in stages. The
/// field of the one that is chosen is there; what the others have is kept.
class AmountField : public QWidget {
    Q_OBJECT

public:
    using Amount = PlanFields::Amount;

    explicit AmountField(QWidget* parent = nullptr);

    Amount amount() const;
    /// What the number counts.
    void setNoun(const QString& noun);
    void setAmount(Amount amount) { choiceOf(amount).setChecked(true); }
    QLineEdit& requests() const { return lineOf(Amount::Requests); }
    QLineEdit& duration() const { return lineOf(Amount::Duration); }
    QLineEdit& stages() const { return lineOf(Amount::Stages); }

signals:
    void edited();

private:
    struct Choice {
        QRadioButton* button;
        QLineEdit* line;
    };

    QRadioButton& choiceOf(Amount amount) const;
    QLineEdit& lineOf(Amount amount) const;
    QWidget* shortPage(QLineEdit& line, const QString& widest);
    void build(Amount amount, const char* name, const QString& label, const QString& tip);
    void normalizeRequests();
    void normalizeDuration();

    std::array<Choice, 3> m_choices;
    QStackedLayout* m_pages;
};

} // namespace loadstone
