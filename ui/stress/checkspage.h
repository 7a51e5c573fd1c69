// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <QWidget>

namespace loadstone {

class ChecksModel;
class SentenceLabel;

/// What the checks of a run have found so far, and what they could not see.
class ChecksPage : public QWidget {
    Q_OBJECT

public:
    explicit ChecksPage(QWidget* parent = nullptr);

    void showTotals(const Totals& totals, const LoadPlan& plan);
    /// "Checks", or "Checks ✗ 1 of 3" if answers have failed one.
    QString title() const { return m_title; }

private:
    ChecksModel* m_checks;
    SentenceLabel* m_notes;
    QString m_title;
};

} // namespace loadstone
