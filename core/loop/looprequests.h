// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/loop/messagepattern.h"

namespace loadstone {

/// The bytes of a loop's requests: the same for all, or put together for each number. Of a query
/// they are its parameters. What it is made of outlives it. On the loop's thread.
class LoopRequests : private Pinned {
public:
    LoopRequests(const std::string& same, const LoadPlan& plan, const RequestData* data)
        : m_same(same), m_data(data) {
        if (plan.asksDatabase())
            m_same = parameters();
        if (!data || data->isFixed())
            return;
        if (!plan.asksDatabase())
            m_pattern.emplace(plan, *data);
        m_values.emplace(data->values());
    }

    /// Those of the request with this number; `own` is room for them that belongs to its user.
    std::string_view of(std::uint64_t number, std::string& own) {
        if (!m_values)
            return m_same;
        m_values->goTo(number);
        if (m_pattern)
            m_pattern->write(*m_values, own, m_body);
        else
            m_data->writeParameters(*m_values, own);
        return own;
    }

private:
    std::string_view parameters() {
        if (m_data) {
            Values values = m_data->values();
            m_data->writeParameters(values, m_parameters);
        }
        return m_parameters;
    }

    std::string_view m_same;
    const RequestData* const m_data;
    std::string m_parameters;
    std::optional<MessagePattern> m_pattern;
    std::optional<Values> m_values;
    std::string m_body; ///< of the request that is being put together
};

} // namespace loadstone
