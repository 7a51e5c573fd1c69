// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace loadstone {

/// This process among those that mpirun has started, and messages between them. The only place that
/// knows MPI. Open MPI spins while it waits, so nothing here waits but the constructor: who sends
/// or receives polls. On one thread, the one that made it; owned by main. Its end takes no leave of
/// the others.
class Ranks : private Pinned {
public:
    using Take = std::function<void(std::size_t from, std::string&& bytes)>;

    /// Waits until all are there.
    Ranks(int& argc, char**& argv);
    ~Ranks();

    std::size_t own() const;
    std::size_t size() const;
    std::string hostName() const;

    /// Goes out as poll() is called; to itself as well.
    void send(std::size_t to, std::string bytes);
    /// Hands over what has come; true if anything has. What cannot be sent is left alone: whoever
    /// is dead is noticed by its silence.
    bool poll(const Take& take);

    /// Takes leave of the others, if all do so now: else mpirun waits for two seconds when all have
    /// ended. It would wait forever for who is dead, so this ends the program if it takes too long.
    static void takeLeave();

private:
    class Impl;

    const std::unique_ptr<Impl> m_impl;
};

} // namespace loadstone
