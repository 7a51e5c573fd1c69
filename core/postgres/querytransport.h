// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/requestdata.h"
#include "core/http/stopsignal.h"
#include "core/http/transport.h"
#include "core/postgres/canceller.h"
#include "core/postgres/session.h"

namespace loadstone {

/// What the transports of a run share.
struct QueryCompany {
    std::shared_ptr<const SessionPlan> plan;
    std::shared_ptr<Canceller> canceller;
    std::shared_ptr<const RequestData> data; ///< none: there are no parameters
    TransportOptions options;                ///< of which the timeouts count
};

/// Asks a database one query after the other over a connection of its own, and blocks meanwhile.
/// It connects when it is made. Used by one thread; owned by that worker.
class QueryTransport final : public Transport {
public:
    QueryTransport(QueryCompany company, std::stop_token stop);
    ~QueryTransport() override { m_company.canceller->await(); }

    std::optional<Microseconds> takeOpeningTime() override { return m_session.takeOpeningTime(); }
    Exchange perform(TimePoint deadline, std::uint64_t number) override;

private:
    void connect();
    void hearOfClose();
    /// Whether what was begun has ended by then.
    bool goOn(Session::Wants wants, TimePoint until);

    const QueryCompany m_company;
    const StopSignal m_stop;
    Session m_session;
    std::optional<Values> m_values; ///< none: all queries are the same
    std::string m_text;             ///< of the parameters
};

} // namespace loadstone
