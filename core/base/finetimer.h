// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace loadstone {

/// The calling thread wakes from sleep when it is time, and not up to 50 µs later, by which Linux
/// otherwise joins wake-ups. Costs nothing while it is awake.
void wakeOnTime();

} // namespace loadstone
