// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/loop/messagepattern.h"

namespace loadstone {

/// The bytes of a loop's requests: the same for all, or put together for each number. What it is
/// made of outlives it. On the loop's thread.
class LoopRequests : private Pinned {
public:
    LoopRequests(const std::string& same, const LoadPlan& plan, const RequestData* data)
        : m_same(same) {
        if (!data || data->isFixed())
            return;
        m_pattern.emplace(plan, *data);
        m_values.emplace(data->values());
    }

    /// Those of the request with this number; `own` is room for them that belongs to its user.
    std::string_view of(std::uint64_t number, std::string& own) {
        if (!m_pattern)
            return m_same;
        m_values->goTo(number);
        m_pattern->write(*m_values, own, m_body);
        return own;
    }

private:
    const std::string& m_same;
    std::optional<MessagePattern> m_pattern;
    std::optional<Values> m_values;
    std::string m_body; ///< of the request that is being put together
};

} // namespace loadstone
