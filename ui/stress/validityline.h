// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"
#include "ui/widgets/card.h"

#include <optional>

class QGridLayout;
class QLabel;
class QToolButton;

namespace loadstone {

class Chip;

/// Whether a run's figures are to be believed: one line while they are, which opens by itself and
/// shows what the verdict rests on if they are not.
class ValidityLine : public Card {
    Q_OBJECT

public:
    explicit ValidityLine(QWidget* parent = nullptr);

    /// A run is on, whose verdict comes at its end.
    void begin();
    /// Without a verdict if it is from a file of a version that judged nothing.
    void showReport(const RunReport& report);

    bool isOpen() const { return m_isOpen; }
    QString verdict() const;
    QString sentence() const;
    /// One line for each signal, those that speak against the figures first.
    QStringList signalTexts() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void setOpen(bool open);
    void fill(const Validity& validity);
    void addSignal(const Signal& signal);
    void arrange();
    void applyColor();

    QToolButton* m_toggle;
    Chip* m_chip;
    QLabel* m_sentence;
    QWidget* m_rows;
    QGridLayout* m_grid;
    QList<QLabel*> m_doubts; ///< take the whole width
    QList<QLabel*> m_others;
    bool m_isOpen = false;
};

} // namespace loadstone
