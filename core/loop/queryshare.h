// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/transportoptions.h"
#include "core/loop/eventqueue.h"
#include "core/postgres/canceller.h"
#include "core/postgres/sessionplan.h"

#include <functional>

namespace loadstone {

/// What the conversations of one loop with a database have in common; fixed for the run.
struct QueryShare {
    const SessionPlan& plan;
    const TransportOptions& options; ///< of which the timeouts count
    const EventQueue& queue;
    Canceller& canceller;
    std::function<void(void* owner)> putInLine = {}; ///< who has ended by an event of another
};

} // namespace loadstone
