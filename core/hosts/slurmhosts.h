// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/hostlist.h"

#include <functional>

namespace loadstone {

/// The value of a variable of the environment; null if there is none.
using Variable = std::function<const char*(const char* name)>;

/// The hosts of the allocation of Slurm that this program runs in, one for each task, so that a
/// host with two stands there twice. Empty: outside of one, in one of a single task, and in a step,
/// which Slurm itself starts several times. The error names "hosts".
Expected<HostList> slurmHosts(const Variable& variable);

} // namespace loadstone
