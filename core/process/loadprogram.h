// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>

namespace loadstone {

/// The whole life of a load run's worker as a child process, one event loop: its exit code, 0 where
/// all that it had begun is counted. `arguments` are the parent's process id, the worker's number,
/// and the inherited descriptors of the run's memory. Stops when standard input ends.
int runLoadWorker(std::span<char*> arguments);

} // namespace loadstone
