// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>

namespace loadstone {

/// The whole life of an n-gram worker as a child process: its exit code. `arguments` are the
/// parent's process id, the worker's number, and the inherited descriptors of the job's memory
/// and of all heaps.
int runNgramWorker(std::span<char*> arguments);

} // namespace loadstone
