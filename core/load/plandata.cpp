// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/plandata.h"

namespace loadstone {

Expected<std::shared_ptr<const RequestData>> openData(const LoadPlan& plan) {
    std::vector<std::string> parameters;
    for (const QueryParameter& parameter : plan.queries.parameters)
        parameters.push_back(parameter.value);
    return RequestData::open(plan.request, plan.feeds, plan.seed, parameters);
}

} // namespace loadstone
