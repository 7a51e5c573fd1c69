// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

namespace loadstone {

/// Raises this process's soft limit of open files, and looks whether there is room for a job of
/// so many worker processes beside what is open now. Errors name "workers". Any thread.
Expected<void> makeRoomForWorkers(int workers);

} // namespace loadstone
