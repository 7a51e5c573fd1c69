// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "core/loop/destination.h"

namespace loadstone {

/// A plan's request as it goes over the wire: byte for byte what the pool engine's libcurl sends.
std::string requestBytes(const LoadPlan& plan, const Destination& destination);

/// Its head alone, with the empty line; `bodySize` is what Content-Length says.
std::string requestHead(const LoadPlan& plan, const Destination& destination,
                        const std::string& bodySize);
/// Appends a body, in chunks if the request's headers say so; nothing if it carries none.
void appendBody(const Request& request, const std::string& body, std::string& message);

} // namespace loadstone
