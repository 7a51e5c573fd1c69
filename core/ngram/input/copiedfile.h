// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/input/filedescriptor.h"

#include <atomic>

namespace loadstone {

/// Reads what can be read only once (a pipe, a terminal), or what does not say how long it is (as
/// in /proc), from where it is at to its end, into a file without a name in the folder for
/// temporary files. Waits for whoever writes to it; ends early when `cancelled` is set. An error if
/// it cannot be read or there is no room.
Expected<FileDescriptor> copyOf(const FileDescriptor& source, const std::atomic<bool>& cancelled);

} // namespace loadstone
