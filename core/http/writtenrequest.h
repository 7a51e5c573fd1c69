// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/http/requestdata.h"

namespace loadstone {

/// The request that a transport sends: without data that of the plan, which outlives it, and else
/// one that is written anew for each number. Lives on its transport's thread.
class WrittenRequest : private Pinned {
public:
    WrittenRequest(const Request& plain, std::shared_ptr<const RequestData> data)
        : m_data(std::move(data)), m_request(m_data ? m_written : plain) {
        if (!m_data)
            return;
        m_values.emplace(m_data->values());
        m_written = m_data->write(*m_values);
    }

    const Request& get() const { return m_request; }
    /// What of a request is another than before.
    enum class Change { Nothing, Url, Anything };
    Change write(std::uint64_t number) {
        if (!m_data || m_data->isFixed())
            return Change::Nothing;
        m_values->goTo(number);
        m_data->rewrite(*m_values, m_written);
        return m_data->differsInUrlOnly() ? Change::Url : Change::Anything;
    }

private:
    const std::shared_ptr<const RequestData> m_data;
    std::optional<Values> m_values;
    Request m_written;
    const Request& m_request;
};

} // namespace loadstone
