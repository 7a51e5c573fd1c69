// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"

#include <sys/types.h>

namespace loadstone {

/// Knows when a child of this process has ended, and leaves it to whoever waits for it to learn
/// how. On the thread of its owner.
class ChildEnd : private Pinned {
public:
    explicit ChildEnd(pid_t child);
    ~ChildEnd();

    bool hasCome() const;
    /// Readable then; -1 if the system has none, and one must look again.
    int descriptor() const { return m_descriptor; }
    /// Blocks for so many milliseconds at the most.
    void await(int milliseconds) const;

private:
    const pid_t m_child;
    const int m_descriptor;
};

} // namespace loadstone
