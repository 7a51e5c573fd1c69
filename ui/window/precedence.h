// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace loadstone {

/// Lets the thread that calls this, and the one that reads from the X server for it, go before all
/// that has the usual priority (the threads of a load, on a machine that is full), or no longer.
/// False if the system does not let this user: then all stays as it was. Threads and programs that
/// it starts have the usual priority. See sched(7), SCHED_RR.
bool goFirst(bool first);

} // namespace loadstone
