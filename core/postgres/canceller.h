// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/postgres/heldconnection.h"

#include <memory>

namespace loadstone {

/// Asks servers to end what they still work on for connections that are given up. That takes a
/// connection of its own each time, and libpq waits for it, so it is done on a few threads of its
/// own. Thread-safe; shared by the sessions of a run.
class Canceller : private Pinned {
public:
    Canceller();

    /// Waits for a moment until all has been sent, as long as some is; what has not goes on without
    /// it.
    void await();

    /// For what `connection` asks now. It is closed once that was sent, as a pooler passes nothing
    /// on for who has gone. One in libpq's pipeline mode is reset then, which ends all that the
    /// server has read of it.
    void cancel(HeldConnection connection);

private:
    struct State;
    const std::shared_ptr<State> m_state;
};

} // namespace loadstone
