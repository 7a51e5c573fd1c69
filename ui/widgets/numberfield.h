// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractSpinBox>

namespace loadstone {

/// A whole number, stepped by keys, wheel and buttons within a range. What is typed stays as it is,
/// also what is no number or too large, so that the form can say what is wrong with it. GUI thread.
class NumberField : public QAbstractSpinBox {
    Q_OBJECT

public:
    explicit NumberField(QWidget* parent = nullptr);

    void setRange(int least, int most);
    /// -1 where no whole number is typed.
    int value() const;
    void setValue(int value);
    /// As typed; a number without the marks between its thousands.
    QString typed() const;
    void setTyped(const QString& text);
    /// Behind the number, for eyes only: " %".
    void setUnit(const QString& unit);

    void stepBy(int steps) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void edited();

protected:
    StepEnabled stepEnabled() const override;

private:
    void group();

    int m_least = 0;
    int m_most = 99;
    QString m_unit;
};

} // namespace loadstone
