// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"

#include <QTimer>

#include <sys/types.h>

#include <vector>

namespace loadstone {

/// Lets the window's thread, and the one that reads from the X server for it, go before all that
/// has the usual priority (the threads of a load, on a machine that is full). If the system does
/// not let this user, all stays as it was. Threads and programs that they start have the usual
/// priority. Lives on the window's thread and belongs to its window. See sched(7), SCHED_RR.
class Precedence : private Pinned {
public:
    Precedence();
    ~Precedence();

    /// While something is on, and for a while after it, as the end of thousands of threads takes
    /// the processors as their load did.
    void follow(bool isOn);
    /// False if the system does not let it.
    bool take();
    void giveBack();

private:
    QTimer m_end;
    std::vector<pid_t> m_threads; ///< that go before all others now
};

/// Before the first thread of a load: each of them allocates from an arena of its own, so that the
/// window's is never locked by one that waits for a processor. See mallopt(3), M_ARENA_MAX.
void keepArenasApart();

} // namespace loadstone
