// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sys/types.h>

namespace loadstone {

/// Lets the system end this process when the thread that started it ends, however that comes about.
/// `parent` is the process that it must still be a child of: false if that has gone already.
bool leaveWithParent(pid_t parent);

} // namespace loadstone
