// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/address.h"
#include "core/load/loadplan.h"

namespace loadstone {

/// What errors name that ask for consent.
inline constexpr const char* consentField = "i-may-test";

/// The hosts elsewhere that the user has said may be tested. A value.
struct Consent {
    bool isAsked = false; ///< else any host may be tested
    std::vector<std::string> hosts;
    bool isByOption = true; ///< the error tells the option that says it

    /// Whether load may go to the plan's host, which is at `addresses`; nothing is known of them if
    /// they are none. The error says what would be sent where.
    Expected<void> check(const LoadPlan& plan, const AddressList& addresses) const;
};

} // namespace loadstone
