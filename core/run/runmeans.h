// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/hostlist.h"
#include "core/http/reach.h"
#include "core/load/loadplan.h"
#include "core/load/plandata.h"
#include "core/run/consent.h"

namespace loadstone {

/// Whether the plan's engine can carry it out; if not, which one can. Errors name the field.
Expected<void> checkEngine(const LoadPlan& plan);

/// What a run has before anybody asks where its host is: the data of its placeholders and the way
/// to its server. On the main thread; owned by its LoadRun.
class RunMeans {
public:
    /// Data for the next plan, if it was opened already.
    void offer(std::shared_ptr<const RequestData> data) { m_offered = std::move(data); }

    /// Checks the plan and opens its data.
    Expected<void> prepare(const LoadPlan& plan, const Consent& consent);

    /// The same for a plan that hosts share: what they need each sees to for itself.
    Expected<void> prepareShared(const LoadPlan& plan, const HostList& hosts);

    const std::shared_ptr<const RequestData>& data() const { return m_data; }
    /// Kept from run to run; who finds the host gives it its addresses.
    Reach& reach() { return m_reach; }
    const Reach& reach() const { return m_reach; }
    /// What is carried out of `plan`: feeds may have rows for fewer requests than it has.
    LoadPlan withinFeeds(LoadPlan plan) const;

private:
    Expected<void> openData(const LoadPlan& plan);
    Expected<void> findReach(const LoadPlan& plan, const Consent& consent);

    std::shared_ptr<const RequestData> m_data;
    std::shared_ptr<const RequestData> m_offered;
    Reach m_reach;
};

} // namespace loadstone
