// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/queryfailure.h"

#include "core/postgres/sqlstate.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace loadstone {

namespace {

constexpr std::size_t stateSize = 5;

bool isState(std::string_view text) {
    return text.size() == stateSize && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
           });
}

/// Where the last SQLSTATE begins, as in "FATAL:  28P01: password ..."; none: npos. The word before
/// it is in the server's language.
std::size_t stateIn(std::string_view message) {
    constexpr std::string_view before = ":  ";
    for (std::size_t at = message.rfind(before); at != std::string_view::npos;
         at = message.rfind(before, at - 1)) {
        const std::size_t begin = at + before.size();
        if (isState(message.substr(begin, stateSize)) &&
            message.substr(begin + std::min(stateSize, message.size() - begin)).starts_with(": "))
            return begin;
        if (at == 0)
            break;
    }
    return std::string_view::npos;
}

/// A limit of this machine, by the system's words for it, which libpq ends with.
ErrorClass ownLimitIn(const std::string& reason) {
    const auto is = [&](int number) {
        return reason.ends_with(std::generic_category().message(number));
    };
    if (is(EMFILE) || is(ENFILE))
        return ErrorClass::NoDescriptor;
    return is(EADDRNOTAVAIL) ? ErrorClass::NoLocalPort : ErrorClass::None;
}

} // namespace

std::string_view sqlStateIn(std::string_view message) {
    const std::size_t at = stateIn(message);
    return at == std::string_view::npos ? std::string_view() : message.substr(at, stateSize);
}

// What libpq says by itself may be in the user's language; only its names of things are not.
QueryFailure connectFailureOf(std::string_view message) {
    if (const std::string_view state = sqlStateIn(message); !state.empty())
        return {ErrorClass::Connect, sqlStatePlace(state)};
    if (const ErrorClass limit = ownLimitIn(reasonIn(message)); limit != ErrorClass::None)
        return {limit, 0};
    if (message.find("could not translate host name") != std::string_view::npos)
        return {ErrorClass::Dns, 0};
    for (const std::string_view word : {"SSL", "certificate"})
        if (message.find(word) != std::string_view::npos)
            return {ErrorClass::Tls, 0};
    return {ErrorClass::Connect, 0};
}

std::string reasonIn(std::string_view message) {
    const std::size_t state = stateIn(message);
    if (state != std::string_view::npos) {
        message.remove_prefix(state + stateSize + 2);
        return std::string(message.substr(0, message.find('\n')));
    }
    message = message.substr(0, message.find_last_not_of('\n') + 1);
    const std::size_t line = message.rfind('\n', message.rfind(": "));
    if (line != std::string_view::npos)
        message.remove_prefix(line + 1);
    message = message.substr(0, message.find('\n'));
    const std::size_t failed = message.find("failed: ");
    if (failed != std::string_view::npos)
        message.remove_prefix(failed + 8);
    return std::string(message);
}

} // namespace loadstone
