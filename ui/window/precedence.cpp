// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/precedence.h"

#include "core/load/loadplan.h"

#include <QDir>
#include <QFile>

#include <malloc.h>
#include <sched.h>
#include <unistd.h>

#include <chrono>
#include <utility>

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

/// To be asked before there are thousands.
std::vector<pid_t> threadsOfDisplay() {
    std::vector<pid_t> found{::gettid()};
    const QDir threads("/proc/self/task");
    for (const QString& thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile name(threads.filePath(thread + "/comm"));
        if (name.open(QIODevice::ReadOnly) && name.readAll() == displayReader)
            found.push_back(thread.toInt());
    }
    return found;
}

} // namespace

Precedence::Precedence() {
    m_end.setSingleShot(true);
    m_end.setInterval(std::chrono::seconds(2));
    m_end.callOnTimeout([this] { giveBack(); });
}

Precedence::~Precedence() {
    giveBack();
}

void Precedence::follow(bool isOn) {
    if (isOn)
        take();
    else if (!m_threads.empty() && !m_end.isActive())
        m_end.start();
}

bool Precedence::take() {
    m_end.stop();
    if (!m_threads.empty())
        return true;
    std::vector<pid_t> threads = threadsOfDisplay();
    for (const pid_t thread : threads)
        if (!setFirst(thread, true))
            return false;
    m_threads = std::move(threads);
    return true;
}

void Precedence::giveBack() {
    for (const pid_t thread : std::exchange(m_threads, {}))
        setFirst(thread, false);
}

void keepArenasApart() {
    constexpr int others = 64; // the window's, a target's, of libraries
    ::mallopt(M_ARENA_MAX, maxThreads + others);
}

} // namespace loadstone
