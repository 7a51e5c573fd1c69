// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/machinesample.h"

#include <set>
#include <span>

namespace loadstone {

/// Finds the threads that carry a run: those of this process that begin() has not seen, and all of
/// its worker processes. Of many threads it follows some, chosen evenly, so that a look at two
/// thousand costs as much as one at sixty. One thread.
class ThreadWatch {
public:
    static constexpr std::size_t mostFollowed = 64;

    /// Before the workers start.
    void begin();
    /// Reads the times of the threads into `sample`; `workers` are processes.
    void look(MachineSample& sample, std::span<const pid_t> workers);

private:
    void findOwn();
    void read(MachineSample& sample, pid_t process, pid_t thread) const;

    std::set<pid_t> m_others; ///< threads of this process that are no workers
    std::vector<pid_t> m_followed;
    double m_forEach = 1;
};

} // namespace loadstone
