// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "tests/support/answertable.h"
#include "tests/support/rawserver.h"

namespace loadstone {

/// A server that answers every request as a row says, and a plan of three requests to it.
class AnswerTrial {
public:
    explicit AnswerTrial(AnswerRow row) : m_row(std::move(row)) {}

    LoadPlan plan(EngineKind engine = EngineKind::Pool) const {
        LoadPlan plan;
        plan.request.url = m_server.url();
        plan.request.method = m_row.method;
        plan.engine = engine;
        plan.requests = 3;
        plan.threads = 1;
        plan.transport.version = HttpVersion::Http1;
        plan.expected = StatusRanges::parse("100-599").value();
        return plan;
    }

private:
    void serve(RawClient& client) const {
        while (!client.readRequest().empty())
            if (!client.send(m_row.head + m_row.rest) || m_row.closes)
                return;
    }

    const AnswerRow m_row;
    RawServer m_server{[this](RawClient& client) { serve(client); }};
};

} // namespace loadstone
