// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/cluster/spawnedprogram.h"

#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace loadstone {

/// A program of PostgreSQL that runs, and what it says. What it says is read on a thread, so that
/// it never waits for a reader. Start, signal and wait on one thread, which must live as long as
/// it.
class ClusterProgram : private Pinned {
public:
    /// Its output is taken.
    explicit ClusterProgram(SpawnedProgram program);
    /// Kills it.
    ~ClusterProgram();

    pid_t id() const { return m_id; }
    void signal(int number);
    bool hasEnded();
    /// Blocks until it has ended: its exit code, or -1 if a signal ended it.
    int wait();
    /// The same, but kills it and what it has started as soon as `isStopped`.
    int waitUnless(const std::function<bool()>& isStopped);
    /// Of one that has ended: "signal 9", or "exit code 1".
    std::string howItEnded() const;
    /// The last lines that it has said; all of them once it has ended.
    std::string said();

private:
    bool startReader(int output);
    void read(int output);
    void killAll();
    void take(const char* bytes, std::size_t count);

    pid_t m_id = -1;
    int m_status = 0;
    bool m_hasEnded = false;
    std::mutex m_mutex;
    std::deque<std::string> m_lines{""}; ///< the last one has not ended yet
    std::jthread m_reader;
};

} // namespace loadstone
