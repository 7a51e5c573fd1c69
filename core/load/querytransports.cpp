// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/querytransports.h"

#include "core/postgres/querytransport.h"

namespace loadstone {

std::shared_ptr<const SessionPlan> sessionPlanOf(const LoadPlan& plan) {
    SessionPlan session = SessionPlan::read(plan.request.url, plan.queries).value();
    for (const QueryParameter& parameter : plan.queries.parameters)
        session.secrets.addEnvironmentIn(parameter.value);
    return std::make_shared<const SessionPlan>(std::move(session));
}

Workload::MakeTransport transportsFor(const LoadPlan& plan, Reach reach) {
    if (!plan.asksDatabase())
        return curlTransports(std::move(reach));
    return [session = sessionPlanOf(plan), canceller = std::make_shared<Canceller>()](
               const LoadPlan& of, std::stop_token stop, std::shared_ptr<const RequestData> data) {
        return std::make_unique<QueryTransport>(
            QueryCompany{session, canceller, std::move(data), of.transport}, std::move(stop));
    };
}

} // namespace loadstone
