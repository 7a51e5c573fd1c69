// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

#include <sys/types.h>

namespace loadstone {

/// Memory that a process, its children and the memory files that it has open take together beside
/// the files of their programs, in bytes. What they share is counted once (proc(5), smaps_rollup,
/// proportional set size). One child may be none of it: a server, say.
std::uint64_t memoryOfFamily(pid_t parent, pid_t except = 0);

} // namespace loadstone
