// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/precedence.h"

#include <QDir>
#include <QFile>

#include <sched.h>

namespace loadstone {

namespace {

// What Qt calls the thread that reads what an X server sends. The window's own thread waits for it,
// so it must not stand behind the load either.
constexpr const char* displayReader = "QXcbEventQueue\n";

bool setFirst(pid_t thread, bool first) {
    const sched_param priority{first ? 1 : 0};
    const int policy = (first ? SCHED_RR : SCHED_OTHER) | SCHED_RESET_ON_FORK;
    return ::sched_setscheduler(thread, policy, &priority) == 0;
}

} // namespace

bool goFirst(bool first) {
    const QDir threads("/proc/self/task");
    for (const QString& thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile name(threads.filePath(thread + "/comm"));
        if (name.open(QIODevice::ReadOnly) && name.readAll() == displayReader)
            setFirst(thread.toInt(), first);
    }
    return setFirst(0, first);
}

} // namespace loadstone
