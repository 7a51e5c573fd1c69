// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepfindings.h"
#include "ui/widgets/card.h"

#include <QLabel>

namespace loadstone {

/// What a sweep says, in sentences: the first one large, the others below it. The edge is green,
/// and orange where no size is good.
class SweepWords : public Card {
    Q_OBJECT

public:
    explicit SweepWords(QWidget* parent = nullptr);

    /// There is nothing to say yet.
    void begin();
    /// `isLast`: nothing more will come.
    void showFindings(const SweepFindings& findings, bool isLast);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void reserveRoom();
    void setTexts(const QString& first, const QString& others);

    bool m_isGood = true;
    QLabel* m_first;
    QLabel* m_others;
};

} // namespace loadstone
