// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace loadstone {

/// Why a request failed. The names go into files (`nameOf`), so they never change their meaning.
/// NoLocalPort and NoDescriptor are limits of this machine, not faults of the server; so is Worker:
/// the process of ours that had sent the request died; Host: the host that had sent it was lost.
/// Stale: the server closed a connection that it had kept, before a line of the answer. Status and
/// Check: the answer is whole, but not as expected; no exchange has them as its error. Sql: a
/// database refuses the query.
enum class ErrorClass {
    None,
    Dns,
    Connect,
    ConnectTimeout,
    NoLocalPort,
    NoDescriptor,
    Tls,
    Timeout,
    Reset,
    Protocol,
    Redirect,
    Status,
    Other,
    Worker,
    Stale,
    Check,
    Sql,
    Host,
};

inline constexpr std::array<std::string_view, 18> errorClassNames{
    "none",  "dns",     "connect", "connect_timeout", "no_local_port", "no_descriptor",
    "tls",   "timeout", "reset",   "protocol",        "redirect",      "status",
    "other", "worker",  "stale",   "check",           "sql",           "host"};

inline constexpr std::size_t errorClassCount = errorClassNames.size();

/// Whether no connection was made, or nothing can be sent at all.
constexpr bool isOfConnecting(ErrorClass errorClass) {
    return (errorClass >= ErrorClass::Dns && errorClass <= ErrorClass::Tls) ||
           errorClass == ErrorClass::Other;
}

constexpr std::string_view nameOf(ErrorClass errorClass) {
    return errorClassNames.at(static_cast<std::size_t>(errorClass));
}

constexpr std::optional<ErrorClass> errorClassNamed(std::string_view name) {
    for (std::size_t i = 0; i < errorClassCount; ++i)
        if (errorClassNames.at(i) == name)
            return static_cast<ErrorClass>(i);
    return std::nullopt;
}

} // namespace loadstone
