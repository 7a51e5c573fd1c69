// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>

#include <sys/types.h>

namespace loadstone {

/// The seconds that each worker process of this one has had of the processor, by its id. The local
/// target is none of them: it is the server. Of processes that the calling thread has started.
std::map<pid_t, double> workerCpuSeconds();

} // namespace loadstone
