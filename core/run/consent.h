// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/address.h"
#include "core/http/host.h"
#include "core/load/loadplan.h"

#include <optional>

namespace loadstone {

/// The hosts elsewhere that the user has said may be tested. A value.
struct Consent {
    bool isAsked = false; ///< else any host may be tested
    std::vector<std::string> hosts;
    bool isByOption = true; ///< the error tells the option that says it

    /// Whether load may go to the plan's host, which is at `addresses`; nothing is known of them if
    /// they are none. The error says what would be sent where.
    Expected<void> check(const LoadPlan& plan, const AddressList& addresses) const;
    /// The same of a database's host.
    Expected<void> checkHost(const LoadPlan& plan, const std::string& host,
                             const AddressList& addresses) const;
    /// The same of where the server's own figures are read.
    Expected<void> checkMetrics(const LoadPlan& plan, const AddressList& addresses) const;

private:
    Expected<void> check(const std::string& field, const Host& host, const std::string& what,
                         const AddressList& addresses) const;
};

/// The host that an error of a run asks to be allowed; nothing if it is another error.
std::optional<std::string> hostToAllow(const Error& error, const LoadPlan& plan);
/// Whether it is such an error.
bool asksForConsent(const Error& error);

} // namespace loadstone
