// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"

#include <string>
#include <vector>

#include <sys/types.h>

namespace loadstone {

/// A program run by a test, without Qt. It ends with the test, however that ends: make it on the
/// main thread. Its output goes to nowhere.
class ChildProgram : private Pinned {
public:
    /// `arguments` begin with the program, with its path or to be found in PATH. It has the
    /// descriptors `inherited` under the same numbers.
    explicit ChildProgram(const std::vector<std::string>& arguments,
                          const std::vector<int>& inherited = {});
    ~ChildProgram();

    pid_t id() const { return m_pid; }
    bool hasEnded();
    void signal(int number);
    /// Blocks until it has ended: its exit code, or -1 if a signal ended it.
    int wait();

private:
    pid_t m_pid;
    bool m_ended = false;
    int m_status = 0;
};

/// Sends it only to the one process of this id. Whether it was sent: QProcess has the id 0 for what
/// has ended, and a signal to 0 would go to all programs of the terminal, the tests' own among
/// them.
[[nodiscard]] bool sendSignal(long long id, int number);

/// Whether a process of this id is there, be it only as one that nobody has waited for.
bool processExists(long long id);

} // namespace loadstone
