// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/chip.h"
#include "ui/widgets/steadylabel.h"

namespace loadstone {

/// One line above results that says what they are of, and warns when the form above asks for
/// something else.
class ResultCaption : public QWidget {
    Q_OBJECT

public:
    explicit ResultCaption(QWidget* results);

    QString text() const { return m_full; }
    /// Charts beside it carry the same line in their pictures.
    void setText(const QString& text);
    /// Whether the form has changed since.
    void setOutdated(bool outdated);
    bool isOutdated() const { return m_outdated; }

private:
    QString m_full;
    SteadyLabel* m_text;
    Chip* m_chip;
    bool m_outdated = false;
};

} // namespace loadstone
