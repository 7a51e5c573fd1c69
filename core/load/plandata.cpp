// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/plandata.h"

namespace loadstone {

Expected<std::shared_ptr<const RequestData>> openData(const LoadPlan& plan) {
    QueryChoices queries;
    for (const QueryParameter& parameter : plan.queries.parameters)
        queries.parameters.push_back(parameter.value);
    for (const WeightedQuery& query : plan.queries.all)
        queries.weights.push_back(query.weight);
    return RequestData::open(plan.request, plan.feeds, plan.seed, queries);
}

} // namespace loadstone
