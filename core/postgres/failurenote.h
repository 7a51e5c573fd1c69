// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/sessionplan.h"

#include <libpq-fe.h>

namespace loadstone {

/// What a server says first of a failure, with its SQLSTATE, without secrets and without what a
/// terminal would obey. Belongs to its session.
class FailureNote {
public:
    explicit FailureNote(const SessionPlan& plan) : m_plan(plan) {}

    /// Of a result, if it has failed.
    void take(const PGresult* result);
    /// Of a connection that libpq has given up.
    void take(std::string_view said);
    void clear() { m_text.clear(); }
    /// Empty if nothing was said since the last clear().
    std::string_view text() const { return m_text; }
    /// Where in its statement what failed last is wrong, in characters from 1; 0: not said.
    int position() const { return m_position; }

private:
    void tell(std::string_view state, std::string_view message);

    const SessionPlan& m_plan;
    std::string m_text;
    int m_position = 0;
};

} // namespace loadstone
