// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"

namespace loadstone {

/// So many requests over HTTP/1.1, which all engines speak, by so many threads or connections.
inline LoadPlan planBy(EngineKind engine, const std::string& url, std::uint64_t requests,
                       int size) {
    LoadPlan plan;
    plan.request.url = url;
    plan.requests = requests;
    plan.threads = size;
    plan.engine = engine;
    plan.transport.version = HttpVersion::Http1;
    return plan;
}

/// The plan for a time instead of a number of requests.
inline LoadPlan timed(LoadPlan plan, Milliseconds duration) {
    plan.requests.reset();
    plan.duration = duration;
    return plan;
}

} // namespace loadstone
