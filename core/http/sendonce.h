// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/check/check.h"
#include "core/http/dialogue.h"
#include "core/http/hostlookup.h"
#include "core/http/knownsecrets.h"
#include "core/http/request.h"
#include "core/http/statusranges.h"

#include <span>
#include <stop_token>

namespace loadstone {

/// One request with all that was said, and what came of it.
struct SentOnce {
    Request request;
    TransportOptions transport;
    std::vector<Check> checks; ///< that its answer was judged by
    Exchange exchange;
    Dialogue dialogue;
    KnownSecrets fromPlaceholders{}; ///< that these stood for, as the caller knows
};

/// What an answer must have.
struct AnswerDemands {
    StatusRanges statuses;
    std::span<const Check> checks; ///< outlive the call
};

/// Sends a request without placeholders on a connection of its own and waits for its end, which a
/// stop brings at once. An error if it cannot begin; a request that failed is none. Blocks; on any
/// thread.
Expected<SentOnce> sendOnce(const Request& request, const TransportOptions& options,
                            const AnswerDemands& demands = {}, std::stop_token stop = {},
                            const HostLookUp::Ask& ask = addressesAsked);

} // namespace loadstone
