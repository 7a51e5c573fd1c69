// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <QToolButton>

namespace loadstone {

class Dot;
class TargetProcess;

/// The throw-away database in the status bar: a dot, and a button that starts or stops it.
class DatabaseStatus : public QWidget {
    Q_OBJECT

public:
    explicit DatabaseStatus(TargetProcess& database, QWidget* parent = nullptr);

    void toggle();
    /// What the button would do.
    QString text() const { return m_button->text(); }

signals:
    void changed();
    void failed(const loadstone::Error& error);

private:
    void showState();

    TargetProcess& m_database;
    Dot* m_dot;
    QToolButton* m_button;
};

} // namespace loadstone
