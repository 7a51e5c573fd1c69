// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/base/pinned.h"
#include "core/cluster/childend.h"

namespace loadstone {

/// When a target is to end: by one of endSignals(), and with its parent if that is asked for, when
/// standard input ends. Made on the main thread before any other, which inherits the mask.
class TargetEnd : private Pinned {
public:
    explicit TargetEnd(bool withParent);
    ~TargetEnd();

    bool hasCome() const;
    /// What to tell the shell of an end that has come while there was no target yet.
    int codeBeforeStart() const;
    /// Sends off what clients are told; false if that cannot be said, which is told then.
    bool tell() const;
    /// Waits: whether the end comes before that of a child, without which there is no target.
    bool comesBefore(const ChildEnd& child) const;
    /// Sends off what clients are told, and waits; not if that cannot be said, as they would wait
    /// for ever. Gives the exit code.
    int awaitOrComplain() const;
    /// Says why there is no target; gives the exit code.
    int refuse(const Error& error) const;

private:
    /// Within so many milliseconds, -1: whenever that is, and before a descriptor can be read.
    bool comesWithin(int milliseconds, int other = -1) const;

    const bool m_withParent;
    int m_signals;
};

} // namespace loadstone
