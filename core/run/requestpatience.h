// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"

namespace loadstone {

/// Looks, one each lookPeriod, within which a worker that gets on begins a request, if
/// it has no deadline; 0: any number, as with a rate, by which hours may pass.
long looksBetweenRequests(const LoadPlan& plan);

/// Looks in which workers may connect before the load begins, as those of a database do.
int looksToOpen(const LoadPlan& plan);

} // namespace loadstone
