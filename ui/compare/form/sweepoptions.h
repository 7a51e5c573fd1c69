// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/compare/form/sweepfields.h"
#include "ui/widgets/foldedoptions.h"

class QHBoxLayout;

namespace loadstone {

/// The settings of a sweep that most leave alone: warm-up, cool-down, limit, early stop, share.
class SweepOptions : public FoldedOptions {
    Q_OBJECT

public:
    explicit SweepOptions(QWidget* parent = nullptr);

    void setFields(const SweepFields& fields);
    void readInto(SweepFields& fields) const;
    void setLimit(const QString& limit) { m_limit->setText(limit); }

private:
    void addLabelled(QHBoxLayout& row, const QString& text, QWidget* field);

    QLineEdit* m_warmUp;
    QLineEdit* m_coolDown;
    QLineEdit* m_limit;
    NumberField* m_share;
    QCheckBox* m_stopEarly;
};

} // namespace loadstone
