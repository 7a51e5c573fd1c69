// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/ngrams/form/ngramfields.h"

#include <QComboBox>
#include <QLineEdit>

namespace loadstone {

/// How large a partition is: a number of bytes or of lines. Each unit keeps its own text.
class PartitionField : public QWidget {
    Q_OBJECT

public:
    explicit PartitionField(QWidget* parent = nullptr);

    void setFields(const NgramFields& fields);
    void readInto(NgramFields& fields) const;
    QLineEdit& size() const { return *m_size; }

signals:
    void edited();
    void left();

private:
    PartitionUnit unit() const;
    void changeUnit();
    void normalize();

    QLineEdit* m_size;
    QComboBox* m_unit;
    QString m_bytes;
    QString m_lines;
    PartitionUnit m_shown = PartitionUnit::Bytes; ///< that m_size is in
};

} // namespace loadstone
