// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"

namespace loadstone {

/// What of `whole` the host with this part does. Requests, threads or connections, the requests of
/// a rate, users of stages and rows of feeds are divided, never multiplied: the parts of all hosts
/// together are the whole. Thresholds are of the whole only, so a part has none.
LoadPlan partOf(const LoadPlan& whole, const Part& part);

/// Whether `whole`, with as many requests as its feeds have rows for, can be divided among so many
/// hosts; if not, what to change.
Expected<void> checkDivision(const LoadPlan& whole, std::size_t hosts);

} // namespace loadstone
