// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"
#include "ui/widgets/card.h"

class QLabel;

namespace loadstone {

class SentenceLabel;

/// What the two clocks of a rate say at its end, and why they differ. Hidden without a rate.
class ClocksLine : public Card {
    Q_OBJECT

public:
    explicit ClocksLine(QWidget* parent = nullptr);

    void begin() { hide(); }
    void showReport(const RunReport& report);
    QString sentence() const;
    QString reason() const;

private:
    SentenceLabel* m_sentence;
    SentenceLabel* m_reason;
};

} // namespace loadstone
