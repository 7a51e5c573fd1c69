// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/hostconnector.h"

#include <algorithm>
#include <cerrno>

namespace loadstone {

int HostConnector::connect(TimePoint until) {
    const TimePoint began = Clock::now();
    const AddressView::List list = m_view.addresses();
    if (list->empty())
        return lose(EADDRNOTAVAIL);
    m_race.begin(*list, m_view.first(m_spread, m_address), began);
    const AddressRace::State end = run(until);
    if (end != AddressRace::State::Won)
        return lose(end == AddressRace::State::Lost ? m_race.problem()
                    : m_stop.isRequested()          ? ECANCELED
                                                    : ETIMEDOUT);
    m_time = toMicroseconds(Clock::now() - began);
    m_address = (*list)[m_race.winner()];
    m_view.book()->countConnection(m_address);
    return m_race.takeSocket();
}

AddressRace::State HostConnector::run(TimePoint until) {
    auto state = m_race.advance(Clock::now());
    while (state == AddressRace::State::Racing &&
           m_stop.wait(m_race.sockets(), std::min(until, m_race.due())) && Clock::now() < until)
        state = m_race.advance(Clock::now());
    return state;
}

int HostConnector::lose(int problem) {
    m_race.stop();
    m_address = Address();
    m_problem = problem;
    return -1;
}

} // namespace loadstone
