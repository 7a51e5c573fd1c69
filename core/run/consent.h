// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/address.h"
#include "core/load/loadplan.h"

namespace loadstone {

/// The hosts elsewhere that the user has said may be tested. A value.
struct Consent {
    bool isAsked = false; ///< else any host may be tested
    std::vector<std::string> hosts;

    /// Whether load may go to the plan's host, which is at `addresses`; nothing is known of them if
    /// they are none. The error names "i-may-test" and says what would be sent where.
    Expected<void> check(const LoadPlan& plan, const AddressList& addresses) const;
};

} // namespace loadstone
