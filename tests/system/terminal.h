// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"

#include <QByteArray>
#include <QProcess>

namespace loadstone {

/// A terminal of some width for a program's standard error: what the program writes there can be
/// read, and the width changed meanwhile.
class Terminal : private Pinned {
public:
    explicit Terminal(int columns);
    ~Terminal();

    /// Before the program starts: its standard error is the terminal, and the terminal its own, so
    /// that it hears when that goes.
    void lendTo(QProcess& process);
    void resize(int columns);
    /// All that has been written since the last call. Does not wait.
    QByteArray take();
    /// The terminal goes, as when a window or a connection is closed.
    void hangUp();

private:
    int m_ours = -1;
    int m_theirs = -1;
};

} // namespace loadstone
