// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QComboBox>
#include <QLineEdit>

namespace loadstone {

class PlanFields;

/// How much each measurement of a sweep sends: for a time, or a number of requests. The text of the
/// one that is not chosen is kept.
class StepAmountField : public QWidget {
    Q_OBJECT

public:
    explicit StepAmountField(QWidget* parent = nullptr);

    QLineEdit& line() const { return *m_line; }
    bool byDuration() const { return m_unit->currentIndex() == 0; }
    void setFields(const PlanFields& fields);
    void readInto(PlanFields& fields) const;

signals:
    void edited();

private:
    void buildUnit();
    void onUnitChosen();
    void showUnit();
    void normalize();

    QComboBox* m_unit;
    QLineEdit* m_line;
    QString m_other; ///< the text of the unit that is not chosen
};

} // namespace loadstone
