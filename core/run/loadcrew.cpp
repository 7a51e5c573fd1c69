// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/loadcrew.h"

#include "core/hosts/hostledger.h"
#include "core/report/hostwords.h"

namespace loadstone {

namespace {

/// The first host is the one that tells of the others, too: if it is lost, all are.
RunState withAllLost(RunState state, const std::string& why) {
    for (HostShare& host : state.hosts)
        if (!host.lostAt) {
            host.lostAt = state.sum.elapsed;
            host.fault = &host == &state.hosts.front() ? why : "the first host told of it";
        }
    return state;
}

} // namespace

LoadCrew::LoadCrew(const QString& program, QObject* parent) : HostCrew("run", program, parent) {}

void LoadCrew::start(const HostList& hosts, SharedPlan plan) {
    plan.hosts = m_names = hosts.names;
    launch(hosts, plan);
}

void LoadCrew::stop() {
    if (isEnding())
        return;
    if (hasBegun())
        return order(StopOrder{});
    m_last.sum.end.emplace();
    for (const std::string& name : m_names)
        m_last.hosts.emplace_back().name = name;
    conclude();
}

void LoadCrew::take(PartMessage& message) {
    auto* state = std::get_if<RunState>(&message);
    if (!state)
        return;
    noteBegun();
    m_last = std::move(*state);
    if (m_last.sum.end)
        conclude();
    else
        emit progressed(m_last);
}

void LoadCrew::tellSilence() {
    emit progressed(isSilent() ? withAllLost(m_last, silentFirst) : m_last);
}

void LoadCrew::loseFirst(const std::string& why) {
    m_last = withAllLost(std::move(m_last), why);
    PartEnd& end = m_last.sum.end.emplace();
    end.error = Error{"", lostHostsText(m_last.hosts) +
                              "; the result is partial: what was told until then is kept"};
    settleLost(m_last.sum.frame.totals);
    emit progressed(m_last); // so that it is told at once
    conclude();
}

} // namespace loadstone
