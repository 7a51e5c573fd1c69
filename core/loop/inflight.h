// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/loop/loopuser.h"

namespace loadstone {

/// The busy users of a loop, in the order in which their requests began. Links that lie in the
/// users: nothing is allocated. Used on the loop's thread.
class InFlight {
public:
    void append(LoopUser& user) {
        user.before = m_last;
        user.after = nullptr;
        (m_last ? m_last->after : m_first) = &user;
        m_last = &user;
    }
    void remove(LoopUser& user) {
        (user.before ? user.before->after : m_first) = user.after;
        (user.after ? user.after->before : m_last) = user.before;
    }

    bool isEmpty() const { return !m_first; }
    LoopUser* oldest() const { return m_first; }

private:
    LoopUser* m_first = nullptr;
    LoopUser* m_last = nullptr;
};

} // namespace loadstone
