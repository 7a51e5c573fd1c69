// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "core/loop/destination.h"

namespace loadstone {

/// A plan's request as it goes over the wire: byte for byte what the pool engine's libcurl sends.
std::string requestBytes(const LoadPlan& plan, const Destination& destination);

} // namespace loadstone
