// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"

#include <functional>
#include <string>
#include <vector>

namespace loadstone {

/// A request to a server whose address stands as "HOST" in its URL and in its headers' values.
struct SampleRequest {
    std::string name;
    Request request;
    bool keepAlive = true;
};

/// Requests of all kinds that a user can ask for.
std::vector<SampleRequest> sampleRequests();

/// All bytes that a server gets when `send` sends the request once, with "HOST" for its address.
std::string wireBytes(const SampleRequest& sample,
                      const std::function<void(const LoadPlan&)>& send);

} // namespace loadstone
