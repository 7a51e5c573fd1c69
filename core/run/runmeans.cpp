// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/runmeans.h"

#include "core/hosts/division.h"
#include "core/loop/loopengine.h"

#include <algorithm>
#include <utility>

namespace loadstone {

Expected<void> checkEngine(const LoadPlan& plan) {
    return plan.engine == EngineKind::Pool ? Expected<void>() : checkLoop(plan);
}

Expected<void> RunMeans::prepare(const LoadPlan& plan, const Consent& consent) {
    if (const auto errors = validate(plan); !errors.empty())
        return tl::unexpected(errors.front());
    return checkEngine(plan).and_then([&] { return openData(plan); }).and_then([&] {
        return findReach(plan, consent);
    });
}

Expected<void> RunMeans::prepareShared(const LoadPlan& plan, const HostList& hosts) {
    if (const auto errors = validate(plan); !errors.empty())
        return tl::unexpected(errors.front());
    return checkEngine(plan).and_then([&] { return openData(plan); }).and_then([&] {
        return checkDivision(withinFeeds(plan), hosts.names.size());
    });
}

Expected<void> RunMeans::openData(const LoadPlan& plan) {
    Expected<std::shared_ptr<const RequestData>> data = std::exchange(m_offered, nullptr);
    if (!*data)
        data = loadstone::openData(plan);
    if (!data)
        return tl::unexpected(data.error());
    m_data = std::move(*data);
    return {};
}

Expected<void> RunMeans::findReach(const LoadPlan& plan, const Consent& consent) {
    auto reach = Reach::of(plan.request, plan.transport, m_reach);
    if (!reach)
        return tl::unexpected(reach.error());
    m_reach = std::move(*reach);
    m_reach.agreed =
        consent.isAsked ? std::make_shared<const std::vector<std::string>>(consent.hosts) : nullptr;
    return {};
}

LoadPlan RunMeans::withinFeeds(LoadPlan plan) const {
    if (const auto rows = m_data ? m_data->mostRequests() : std::nullopt)
        plan.requests = std::min(plan.requests.value_or(*rows), plan.part.shareOf(*rows));
    return plan;
}

} // namespace loadstone
