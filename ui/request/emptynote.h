// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>
#include <QPushButton>

namespace loadstone {

/// What stands where the results will be, before the first run: what will be seen there, and how
/// to get something to try it out on.
class EmptyNote : public QWidget {
    Q_OBJECT

public:
    /// `text` says what Start does.
    explicit EmptyNote(const QString& text, QWidget* parent = nullptr);

    /// Offers to start the local target, if the form asks for it and it is off.
    void offerTarget(bool offered);

signals:
    void targetWanted();

private:
    QLabel* m_hint;
    QPushButton* m_button;
};

} // namespace loadstone
