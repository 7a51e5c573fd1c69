// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <QLabel>
#include <QToolButton>

namespace loadstone {

class Dot;
class TargetProcess;

/// The local target in the status bar: a dot, its address, and a button that starts or stops it.
class TargetStatus : public QWidget {
    Q_OBJECT

public:
    explicit TargetStatus(TargetProcess& target, QWidget* parent = nullptr);

    QString text() const { return m_text->text(); }

signals:
    void failed(const loadstone::Error& error);

private:
    void toggle();
    void showState();

    TargetProcess& m_target;
    Dot* m_dot;
    QLabel* m_text;
    QToolButton* m_button;
};

} // namespace loadstone
